/** For tools that read TypeScript alone: what an `.astro` file gives when a `.ts` file imports it. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
