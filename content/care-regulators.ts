import type { Nation } from './law/nations.ts';

/**
 * The regulators of care of the four nations, as `adopt` writes them into `clinic.yaml`. Sources: Health and Social Care
 * Act 2008 s.1; Care Standards Act 2000 s.5; Public Services Reform (Scotland) Act 2010 s.108; the Health and Personal
 * Social Services (Quality, Improvement and Regulation) (Northern Ireland) Order 2003 art 3.
 */
export const careRegulators: Readonly<Record<Nation, { name: string; website: string }>> = {
  england: { name: 'Care Quality Commission', website: 'https://www.cqc.org.uk' },
  wales: { name: 'Healthcare Inspectorate Wales', website: 'https://www.hiw.org.uk' },
  scotland: {
    name: 'Healthcare Improvement Scotland',
    website: 'https://www.healthcareimprovementscotland.scot',
  },
  'northern-ireland': {
    name: 'Regulation and Quality Improvement Authority',
    website: 'https://www.rqia.org.uk',
  },
};
