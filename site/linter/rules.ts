import type { Rule } from './rule.ts';
import { advertisingRules } from './rules/advertising.ts';
import { bannedRules } from './rules/banned.ts';
import { changeRules } from './rules/changes.ts';
import { companyRules } from './rules/companies.ts';
import { complaintRules } from './rules/complaints.ts';
import { confidenceKeptRules } from './rules/confidence-kept.ts';
import { confidentialityRules } from './rules/confidentiality.ts';
import { cookiesRules } from './rules/cookies.ts';
import { demoRules } from './rules/demo.ts';
import { factRules } from './rules/facts.ts';
import { lawRules } from './rules/law.ts';
import { lengthRules } from './rules/length.ts';
import { medicalRecordsRules } from './rules/medical-records.ts';
import { officerRules } from './rules/officers.ts';
import { practiceRules } from './rules/practices.ts';
import { privacyRules } from './rules/privacy.ts';
import { recordsUpkeepRules } from './rules/records-upkeep.ts';
import { regulatorRules } from './rules/regulator.ts';
import { rightsRules } from './rules/rights.ts';
import { staleDateRules } from './rules/stale-dates.ts';
import { statusPageRules } from './rules/status-page.ts';
import { storageRules } from './rules/storage.ts';
import { structureRules } from './rules/structure.ts';
import { teamPageRules } from './rules/team-pages.ts';
import { versionRules } from './rules/version.ts';
import { webRules } from './rules/web.ts';

/** Every rule, in the order in which findings of one weight are told. */
export const rules: readonly Rule[] = [
  ...versionRules,
  ...structureRules,
  ...demoRules,
  ...factRules,
  ...companyRules,
  ...bannedRules,
  ...lawRules,
  ...regulatorRules,
  ...changeRules,
  ...officerRules,
  ...staleDateRules,
  ...webRules,
  ...privacyRules,
  ...rightsRules,
  ...complaintRules,
  ...advertisingRules,
  ...cookiesRules,
  ...storageRules,
  ...medicalRecordsRules,
  ...recordsUpkeepRules,
  ...confidentialityRules,
  ...confidenceKeptRules,
  ...practiceRules,
  ...teamPageRules,
  ...statusPageRules,
  ...lengthRules,
];
