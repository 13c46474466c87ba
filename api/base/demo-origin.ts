import { isReservedAddress } from '../../content/facts/reserved.ts';

/**
 * The problem with serving an example clinic, recognised by its website, at a public address: it would collect real
 * patients' data in the name of a clinic that does not exist. Undefined if there is none.
 */
export const demoInPublic = (publicOrigin: string, website: string): string | undefined =>
  !isReservedAddress(website) || isReservedAddress(publicOrigin)
    ? undefined
    : `PUBLIC_ORIGIN: expected localhost or a name that is reserved for examples, because “website” in clinic.yaml is ${website}, which nobody can own; found ${publicOrigin}. Put your own facts into clinic.yaml (“npm run adopt” asks for them), or serve this example on localhost`;
