import type { MailSettings } from '../base/mail-settings.ts';
import type { Clock } from '../base/clock.ts';
import { graphMailer } from './graph.ts';
import type { Mailer } from './mailer.ts';
import { resendMailer } from './resend.ts';
import { smtpMailer } from './smtp.ts';

/** Returns the mailer of the settings. The local mailbox is opened elsewhere, because pages show it, too. */
export function mailerFor(mail: MailSettings, clock: Clock): Mailer {
  switch (mail.service) {
    case 'resend':
      return resendMailer(mail.apiKey);
    case 'smtp':
      return smtpMailer(mail);
    case 'graph':
      return graphMailer(mail, clock);
    case 'local-mailbox':
      throw new Error('Without a mail service there is a local mailbox');
  }
}
