/** Types of `.astro` imports in `.ts` files, for tools that read only TypeScript. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
