import MailComposer from 'nodemailer/lib/mail-composer';
import type { EmailMessage } from '../store/mails.ts';

/** A message as SMTP carries it: RFC 5322 with MIME parts, and the bare addresses of its envelope. */
export interface MimeMessage {
  messageId: string;
  from: string;
  to: string[];
  bytes: Buffer;
}

/**
 * Composes the message. Its Message-ID is made from the mail's id, so that it is the same at every attempt and a mailbox
 * can recognise a repeated mail. `Auto-Submitted` keeps automatic replies away (RFC 3834).
 */
export async function composeMime(
  { from, to, replyTo, subject, text, html }: EmailMessage,
  mailId: string,
): Promise<MimeMessage> {
  const sender = /<([^<>]+)>$/.exec(from)?.[1] ?? from;
  const messageId = `<${mailId}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
  const message = new MailComposer({
    from,
    to,
    replyTo,
    subject,
    text,
    html,
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const envelope = message.getEnvelope();
  return { messageId, from: sender, to: envelope.to, bytes: await message.build() };
}
