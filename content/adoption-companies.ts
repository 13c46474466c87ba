import type { Processor } from './schema.ts';

/**
 * What companies do for most clinics. `npm run adopt` asks for the name of each, and writes an entry of `processors` for
 * it. What nobody can know from a name is marked to be checked there.
 */
export interface CompanyRole {
  /** Its name among the answers: `companies.records`. */
  id: string;
  ask: string;
  does: string;
  category: Processor['category'];
  /** What is usual. Whether it is so is in the contract. */
  role: Processor['role'];
  /** Asked only where the clinic has this optional part. */
  ifPart?: string;
  when?: (answers: Readonly<Record<string, unknown>>) => boolean;
}

export const companyRoles: readonly CompanyRole[] = [
  {
    id: 'records',
    ask: 'Which company runs the system for your patient records?',
    does: 'keeps our patient records',
    category: 'records',
    role: 'processor',
  },
  {
    id: 'hosting',
    ask: 'Which company runs the computers that this website will be on?',
    does: 'runs the computers that this website is on',
    category: 'hosting',
    role: 'processor',
  },
  {
    id: 'email',
    ask: 'Which company sends the emails of this website?',
    does: 'delivers the emails that this website sends about your requests',
    category: 'email',
    role: 'processor',
  },
  {
    id: 'booking',
    ask: 'Which company takes bookings for you?',
    does: 'takes bookings and passes them to us',
    category: 'booking',
    role: 'processor',
  },
  {
    id: 'accounts',
    ask: 'Which company keeps your accounts?',
    does: 'keeps our accounts',
    category: 'accounts',
    role: 'processor',
  },
  {
    id: 'sms',
    ask: 'Which company sends your text messages?',
    does: 'sends text messages, such as appointment reminders',
    category: 'sms',
    role: 'processor',
    ifPart: 'messages',
  },
  {
    id: 'newsletter',
    ask: 'Which company sends your news and offers?',
    does: 'sends our newsletter',
    category: 'newsletter',
    role: 'processor',
    ifPart: 'newsletter',
  },
  {
    id: 'payments',
    ask: 'Which company takes card payments for you?',
    does: 'takes card payments',
    category: 'payments',
    role: 'controller',
    ifPart: 'payments',
  },
  {
    id: 'credit',
    ask: 'Which company lends to patients who ask for credit?',
    does: 'decides on credit when you ask for it',
    category: 'payments',
    role: 'controller',
    when: ({ payments }) => (payments as { finance?: unknown } | undefined)?.finance === true,
  },
  {
    id: 'cctv',
    ask: 'Which company looks after your cameras?',
    does: 'looks after our cameras',
    category: 'cctv',
    role: 'processor',
    ifPart: 'cctv',
  },
  {
    id: 'telephony',
    ask: 'Which company records your calls?',
    does: 'carries and records our telephone calls',
    category: 'telephony',
    role: 'processor',
    ifPart: 'callRecording',
  },
  {
    id: 'video',
    ask: 'Which company’s video service do you use?',
    does: 'carries video consultations',
    category: 'video',
    role: 'processor',
    ifPart: 'videoConsultations',
  },
  {
    id: 'photographs',
    ask: 'Which company stores your photographs?',
    does: 'stores clinical photographs',
    category: 'photographs',
    role: 'processor',
    ifPart: 'photographs',
  },
  {
    id: 'ai',
    ask: 'Which company’s software drafts your notes or letters?',
    does: 'drafts notes and letters',
    category: 'ai',
    role: 'processor',
    ifPart: 'ai',
  },
  {
    id: 'recruitment',
    ask: 'Which company takes job applications for you?',
    does: 'takes job applications',
    category: 'recruitment',
    role: 'processor',
    ifPart: 'jobApplicants',
  },
];
