/** The settings that pages are made from. All others are the server's, and there are keys among them. */
export const siteSettings = [
  'PUBLIC_ORIGIN',
  'BASE_PATH',
  'CONTENT_DIR',
  'SITE_DIR',
  'CANDOUR_TODAY',
] as const;

/** What programs need to know of the machine and the terminal they run in. */
const ofTheMachine = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD', 'TMPDIR', 'TMP', 'TEMP', 'TZ', 'LANG', 'LANGUAGE'],
  ...[
    'TERM',
    'COLORTERM',
    'COLUMNS',
    'LINES',
    'NO_COLOR',
    'FORCE_COLOR',
    'CI',
    'DEBUG',
    'DISPLAY',
    'WAYLAND_DISPLAY',
  ],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
  ...[
    'NODE_ENV',
    'NODE_OPTIONS',
    'NODE_COMPILE_CACHE',
    'NODE_EXTRA_CA_CERTS',
    'CHOKIDAR_USEPOLLING',
    'CHROMIUM',
  ],
  ...['API_ORIGIN', 'ASTRO_DEV_BACKGROUND', 'ASTRO_PREVIEW_BACKGROUND', 'LD_LIBRARY_PATH'],
];
const known = new Set<string>([...siteSettings, ...ofTheMachine]);

/** Whether a variable may be seen by the programs of others that draw the site. Windows writes names in any case. */
const isForSite = (name: string): boolean => known.has(name.toUpperCase()) || /^(LC|XDG)_/.test(name);

/** An environment without the server's secrets, and without anything else that a build does not need. */
export const siteEnvironment = (env: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && isForSite(entry[0]),
    ),
  );
