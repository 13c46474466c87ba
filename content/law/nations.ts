/** The four nations of the United Kingdom, as `nation` in `clinic.yaml` names them. */
export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;

export type Nation = (typeof nations)[number];
