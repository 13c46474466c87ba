/** The settings that the build needs. All others belong to the server, and some of those are secret keys. */
export const siteSettings = [
  'PUBLIC_ORIGIN',
  'BASE_PATH',
  'CONTENT_DIR',
  'SITE_DIR',
  'REQUESTS',
  'CANDOUR_TODAY',
] as const;

/** Variables that describe the machine and the terminal. */
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

/** Whether the build, which runs third-party packages, may see a variable. Windows ignores the case of names. */
const isForSite = (name: string): boolean => known.has(name.toUpperCase()) || /^(LC|XDG)_/.test(name);

/** Returns the environment without the server's secrets and without anything else that the build does not need. */
export const siteEnvironment = (env: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && isForSite(entry[0]),
    ),
  );
