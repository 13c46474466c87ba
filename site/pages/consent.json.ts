import type { APIRoute } from 'astro';
import { addresses } from '../../content/addresses.ts';
import { askedPurposes, counterOf } from '../../content/storage/choices.ts';
import { data, hasChoice, register, shown } from '../consent/register.ts';
import { href } from '../layouts/paths.ts';
import { listsKept } from '../policies/kept-cookie.ts';
import { everyVersion, policyInForce, timelineOf, timelines } from '../policies/site-policies.ts';

/** Pages whose visits may be counted: those that may load services. */
const counted = [
  addresses.home,
  addresses.accessibility,
  addresses.easyRead,
  ...timelines.flatMap(({ kind }) => [addresses.policy(kind), addresses.policyHistory(kind)]),
  ...everyVersion.flatMap(({ timeline: { kind }, entry: { version, before } }) => [
    addresses.policyVersion(kind, version.name),
    ...(before ? [addresses.policyChanges(kind, version.name)] : []),
  ]),
];

/**
 * The banner's words and choices. The API checks each receipt against them, and keeps them as long as a receipt refers
 * to them.
 */
export const GET: APIRoute = () => {
  if (!hasChoice) return Response.json(null);
  return Response.json({
    revision: data.revision,
    noticeHash: data.noticeHash,
    shown,
    cookiePolicy: policyInForce('cookies'),
    services: askedPurposes(register).flatMap(({ services }) => services.map(({ id }) => id)),
    counter: counterOf(register)?.id ?? null,
    counted: counted.map(href).concat(register.countedElsewhere),
    origins: register.otherSites,
    retentionMonths: register.receiptMonths,
    kept: data.kept === true && listsKept(timelineOf('cookies').current.version),
    ...(data.cookieDomain && { cookieDomain: data.cookieDomain }),
  });
};
