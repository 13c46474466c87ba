import type { VisitStore } from './consent.ts';
import type { Database } from './database.ts';
import { inBatches } from './in-batches.ts';
import { consume } from './tallies.ts';

/** The part of the embedded store that counts visits. */
export function visitStore(db: Database): VisitStore {
  return {
    countVisit: (day, page, limit) =>
      db.transaction(() => {
        if (!consume(db, limit)) return false;
        db.run(
          'INSERT INTO visits (day, page, count) VALUES (:day, :page, 1) ON CONFLICT DO UPDATE SET count = count + 1',
          { day, page },
        );
        return true;
      }),

    visits: (first, last) =>
      Promise.resolve(
        db
          .all(
            `SELECT page, sum(count) AS total FROM visits WHERE day BETWEEN :first AND :last
             GROUP BY page ORDER BY total DESC, page`,
            { first, last },
          )
          .map((row) => ({ page: String(row['page']), count: Number(row['total']) })),
      ),

    forgetVisits: async (before) => {
      await inBatches(db, (most) =>
        db.run(
          `DELETE FROM visits WHERE (day, page) IN
             (SELECT day, page FROM visits WHERE day < :before LIMIT :most)`,
          { before, most },
        ),
      );
    },
  };
}
