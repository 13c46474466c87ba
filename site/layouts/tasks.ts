import { clinic, hasForms, words } from './clinic.ts';
import { addresses, href } from './paths.ts';

const { doors, noForms } = words.site.requests;
const requests = href(addresses.requests);

/** What people most often come for, as links in their own words. */
export const tasks: { to: string; text: string; line: string }[] = [
  { to: href(addresses.form('access')), text: doors.copy, line: doors.copyLine },
  hasForms
    ? { to: `${requests}#change`, text: doors.change, line: doors.changeLine }
    : { to: href(addresses.form('rights')), text: doors.change, line: noForms.change },
  ...(clinic.newsletter
    ? [
        {
          to: href(addresses.form('opt-out')),
          text: doors.stop,
          line: hasForms ? doors.stopLine : noForms.stop,
        },
      ]
    : []),
  hasForms
    ? { to: `${requests}#someone-else`, text: doors.other, line: doors.otherLine }
    : { to: href(addresses.form('access')), text: doors.other, line: noForms.other },
  { to: href(addresses.form('complaint')), text: doors.complain, line: doors.complainLine },
];
