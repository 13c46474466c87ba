import { singularAfterOne } from '../../../content/grammar.ts';
import type { Clinic } from '../../../content/schema.ts';
import type { Check, Fault } from '../rule.ts';

type Row = readonly [record: RegExp, what: string, kept: string | undefined];

/** The rows that a clinic's facts call for, and the number that each must give. */
function rowsOf({ retention, ...clinic }: Clinic): Row[] {
  const rows: (Row | false)[] = [
    [/adult/i, 'the health record of an adult', `${retention.adultYears} years`],
    clinic.minimumAge < 18 && [/child/i, 'the health record of a child', String(retention.childUntilAge)],
    clinic.psychologicalCare && [/psych/i, 'psychological care', `${retention.psychologicalYears} years`],
    clinic.implantsOrDevices && [/implant|device/i, 'implants and devices', `${retention.deviceYears} years`],
    [/consent form/i, 'consent forms', undefined],
    clinic.photographs !== undefined && [/photograph/i, 'clinical photographs', undefined],
    [/complaint/i, 'complaints', `${retention.complaintYears} years`],
    [/request/i, 'requests about data', `${retention.requestYears} years`],
    clinic.cctv !== undefined && [/camera|CCTV/i, 'camera pictures', `${clinic.cctv.keepDays} days`],
    clinic.callRecording !== undefined && [
      /call/i,
      'recorded calls',
      `${clinic.callRecording.keepDays} days`,
    ],
    [/account/i, 'accounts', `${retention.accountsYears} years`],
    clinic.staff && [/staff/i, 'staff files', `${retention.staffYears} years`],
    clinic.newsletter !== undefined && [/marketing|news/i, 'consent to marketing', undefined],
    [/enquir/i, 'enquiries', `${retention.enquiryMonths} months`],
  ];
  return rows.filter((row) => row !== false);
}

/** MR-18: a table with a row for each kind of record that this clinic has, each with its time. */
export const retentionTable: Check = ({ article, facts }) => {
  const table = article.tables.find(({ caption, head }) =>
    /how long|retention|keep/i.test(`${caption} ${head.join(' ')}`),
  );
  if (!table) return [{ missing: 'a table of how long each kind of record is kept' }];
  const { section, rows } = table;
  const fault = (missing: string): Fault => ({ section, missing });
  return rowsOf(facts).flatMap(([record, what, time]) => {
    const kept = time === undefined ? undefined : singularAfterOne(time);
    const found = rows.filter(([name = '']) => record.test(name));
    if (found.length === 0) return [fault(`a row for ${what}`)];
    if (kept !== undefined && !found.some((row) => row.slice(1).join(' ').includes(kept)))
      return [fault(`the time of clinic.yaml, "${kept}", in the row for ${what}`)];
    return [];
  });
};
