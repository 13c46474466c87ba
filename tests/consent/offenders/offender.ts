import type { Plant } from '../plant.ts';
import type { Run, StateName } from '../run.ts';

/** Where an offence shows, so that no more than that is looked at. */
interface Place {
  /** The states in which its check looks at pages and sees it; none where the check's own visitors meet it. */
  states?: StateName[];
  pages?: string[];
}

/** A site that does what it must not, and what the check of that item then says. */
export interface Offender extends Place {
  item: number;
  name: string;
  plant: Plant;
  says: RegExp;
}

export const offender = (
  item: number,
  name: string,
  says: RegExp,
  plant: Plant,
  place: Place = {},
): Offender => ({ item, name, plant, says, ...place });

/** The honest site with the offence planted in it. Choices that visitors come with were made on the honest one. */
export function plantedRun(honest: Run, { plant, states = [], pages = ['/'] }: Offender): Run {
  const all: StateName[] = ['fresh', 'accepted', 'refused', 'expired', 'old-revision', 'signal'];
  const unseen = all.filter((state) => !states.includes(state));
  return {
    ...honest,
    pages,
    samples: pages,
    seen: new Map(unseen.map((state) => [state, Promise.resolve([])])),
    plant,
  };
}

/** Requests a host that storage.yaml does not list. */
export const askStranger = `new Image().src='https://stranger.example/p.gif'`;

/** Sets a cookie again each time it is deleted. */
export const keepSetting = (name: string): string =>
  `setInterval(() => document.cookie='${name}=1; path=/', 5)`;
