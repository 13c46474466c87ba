import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    engine: 'sqlite' | 'postgres';
    /** The address of the test server, with DATABASE where the name of a database goes. */
    postgres: string;
  }
}

/** Starts PostgreSQL for the project, and stops it at the end. */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgres', url('DATABASE'));
  return stop;
}
