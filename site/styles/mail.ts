/** Inline styles for emails. Colours are literal, because mail programs do not support custom properties. */

const sans = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const serif = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif";
const ink = '#17282a';
const quiet = '#46595a';
const rule = '#d5dfdb';
const text = `font-family: ${sans}; font-size: 17px; line-height: 26px; color: ${ink};`;

export const mailStyles = {
  body: 'margin: 0; padding: 0; background-color: #eef3f0;',
  /** The preview text beside the subject in a list of emails; hidden in the email itself. */
  preview: 'display: none; max-height: 0; overflow: hidden; mso-hide: all;',
  outer: 'background-color: #eef3f0;',
  gutter: 'padding: 24px 12px;',
  sheet: 'max-width: 600px; background-color: #ffffff; border-radius: 12px;',
  content: `padding: 32px 28px 12px; ${text} overflow-wrap: anywhere;`,
  heading: `margin: 0 0 20px; font-family: ${serif}; font-size: 28px; line-height: 34px; font-weight: 700;`,
  subheading: `margin: 32px 0 10px; font-family: ${serif}; font-size: 21px; line-height: 28px; font-weight: 700;`,
  paragraph: 'margin: 0 0 16px;',
  facts: `margin: 4px 0 24px; border-collapse: collapse; border-top: 1px solid ${rule};`,
  label: `padding: 10px 16px 10px 0; vertical-align: top; width: 40%; font-family: ${sans}; font-size: 16px; line-height: 24px; font-weight: 400; color: ${quiet}; border-bottom: 1px solid ${rule};`,
  value: `padding: 10px 0; vertical-align: top; font-family: ${sans}; font-size: 17px; line-height: 24px; font-weight: 600; border-bottom: 1px solid ${rule}; white-space: pre-line; overflow-wrap: anywhere;`,
  buttonBox: 'margin: 8px 0 24px;',
  buttonCell: 'background-color: #14524a; border-radius: 8px;',
  button: `display: inline-block; padding: 14px 24px; font-family: ${sans}; font-size: 17px; line-height: 24px; font-weight: 600; color: #ffffff; text-decoration: none; background-color: #14524a; border-radius: 8px;`,
  link: `color: ${ink};`,
  address: `margin: 0 0 24px; font-size: 15px; line-height: 22px; color: ${quiet}; word-break: break-all;`,
  list: 'margin: 0 0 16px; padding: 0 0 0 22px;',
  item: 'margin: 0 0 8px;',
  quote: `margin: 0 0 20px; padding: 14px 18px; background-color: #eef3f0; border-left: 4px solid #14524a; white-space: pre-wrap; overflow-wrap: anywhere;`,
  footer: `padding: 20px 28px 28px; border-top: 1px solid ${rule}; font-family: ${sans}; font-size: 14px; line-height: 21px; color: ${quiet};`,
  sender: `padding: 0 28px 28px; font-family: ${sans}; font-size: 14px; line-height: 21px; color: ${quiet};`,
};
