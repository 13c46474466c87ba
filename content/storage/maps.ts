import { join } from 'node:path';
import { loadYaml } from '../load.ts';
import { clinicSchema } from '../schema.ts';
import { embeds } from './choices.ts';
import type { Register } from './schema.ts';

/**
 * Returns a sentence for each map of a site in `clinic.yaml` that no embed in `storage.yaml` loads, with its line. A page
 * would promise what the register does not name, so a build stops.
 */
export function mapProblems(directory: string, register: Register): string[] {
  const known = embeds(register);
  const ids = known.map(({ id }) => id);
  const schema = clinicSchema.superRefine(({ sites }, context) => {
    const refuse = (path: (string | number)[], message: string, input: string) => {
      context.addIssue({ code: 'custom', path, message, input });
    };
    for (const [index, { map }] of sites.entries()) {
      if (!map) continue;
      const path = ['sites', index, 'map'];
      const service = known.find(({ id }) => id === map.service);
      const origins = service?.origins.frame ?? [];
      if (!service)
        refuse(
          [...path, 'service'],
          `the id of an embed in storage.yaml, which lists ${ids.join(', ') || 'none'}; take the map out, or list its company there`,
          map.service,
        );
      else if (!origins.includes(new URL(map.frame).origin))
        refuse([...path, 'frame'], `an address at ${origins.join(' or ')}, as in storage.yaml`, map.frame);
    }
  });
  const loaded = loadYaml(join(directory, 'clinic.yaml'), schema);
  return loaded.ok ? [] : loaded.problems;
}
