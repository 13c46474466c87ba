import { clinic, words } from './clinic.ts';
import { addresses, href } from './paths.ts';

const { doors } = words.site.requests;
const requests = href(addresses.requests);

/** What people most often come for, as links in their own words. */
export const tasks: { to: string; text: string; line: string }[] = [
  { to: href(addresses.form('access')), text: doors.copy, line: doors.copyLine },
  { to: `${requests}#change`, text: doors.change, line: doors.changeLine },
  ...(clinic.newsletter
    ? [{ to: href(addresses.form('opt-out')), text: doors.stop, line: doors.stopLine }]
    : []),
  { to: `${requests}#someone-else`, text: doors.other, line: doors.otherLine },
  { to: href(addresses.form('complaint')), text: doors.complain, line: doors.complainLine },
];
