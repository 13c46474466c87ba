import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    engine: 'sqlite' | 'postgres';
    /** The address of the test server, with DATABASE where the name of a database goes. */
    postgres: string;
  }
}

/**
 * Starts PostgreSQL for the project, and stops it at the end. Where there is none, it says so loudly, and the project runs
 * the contract on SQLite, with the tests that need PostgreSQL skipped.
 */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  try {
    const { url, stop } = await startPostgres();
    project.provide('postgres', url('DATABASE'));
    return stop;
  } catch (error) {
    console.warn(
      `\nNOTHING WAS TESTED ON POSTGRESQL. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    project.provide('engine', 'sqlite');
    return () => Promise.resolve();
  }
}
