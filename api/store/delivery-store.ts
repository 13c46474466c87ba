import type { Day, Moment } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Delivery, DeliveryEnd, DeliveryFile } from '../domain/delivery.ts';
import type { Change } from './case-store.ts';

/** What a change of a case does to its delivery, in the same transaction. */
export type DeliveryAct =
  | { act: 'release'; link: string; codeHash: string; expiresOn: Day }
  | { act: 'new-code'; codeHash: string }
  | { act: 'end'; ended: DeliveryEnd }
  | { act: 'check'; file: string; check: unknown }
  | { act: 'none' };

/** What is known of a file once all of it has come. */
export type NewFile = Pick<DeliveryFile, 'name' | 'type' | 'by'>;

/** The bytes of a file are not all there, or not those that were kept. Asking again does not help. */
export class LostFile extends Error {}

/** `too-large`: the case may not hold so much. `released`: what is released does not change. */
export type FileAdded = { outcome: 'added'; file: DeliveryFile } | { outcome: 'too-large' | 'released' };

/** The part of the store that keeps the files of copies, sealed, and to whom they are released. */
export interface DeliveryStore {
  /** The delivery of a case that has not ended, with its files. */
  deliveryOf(requestId: string): Promise<Delivery | undefined>;
  /** The delivery whose page has this secret in its address, also one that has ended. */
  deliveryByLink(link: string): Promise<Delivery | undefined>;
  /**
   * Seals and keeps a file of a case, whole or not at all. Rejects with what `bytes` throws.
   *
   * @param describe called when all bytes have come
   * @param most how many bytes all files of the case may have
   */
  addFile(
    requestId: string,
    now: Moment,
    bytes: AsyncIterable<Uint8Array>,
    describe: () => NewFile,
    most: number,
  ): Promise<FileAdded>;
  /** Removes a file of a delivery that is not released. Says whether there was one. */
  removeFile(requestId: string, fileId: string): Promise<boolean>;
  /**
   * Keeps what a check of a file found. Says whether there is such a file.
   *
   * @param keep gets what is kept of it so far
   */
  keepCheck(requestId: string, fileId: string, keep: (before: unknown) => unknown): Promise<boolean>;
  /** The bytes of a file from one place up to and without another. Throws `LostFile` if they were changed or are not there. */
  readFile(
    delivery: Pick<Delivery, 'id'>,
    file: Pick<DeliveryFile, 'id'>,
    from: number,
    to: number,
  ): Promise<AsyncIterable<Uint8Array>>;
  /** As `change`, with the delivery of the case that has not ended. Its key is gone with the transaction that ends it. */
  changeDelivery<R extends { refused: string }>(
    requestId: string,
    now: Moment,
    decide: (
      request: StoredRequest,
      delivery: Delivery | undefined,
    ) => (Change & { delivery: DeliveryAct }) | R,
  ): Promise<(Change & { delivery: DeliveryAct }) | R | undefined>;
  /** Compares a code. Five wrong ones lock the delivery until the team makes another code. */
  useDeliveryCode(deliveryId: string, codeHash: string): Promise<'right' | 'wrong' | 'locked' | 'ended'>;
  /** Every delivery that has not ended. */
  openDeliveries(): Promise<Delivery[]>;
  /** Removes bytes that belong to no file, as after a kill. Resolves to the number of files. */
  sweepFiles(now: Moment): Promise<number>;
}
