declare namespace App {
  interface Locals {
    /** The rows of the policy that is rendered, for the components in its text. */
    policyRows?: import('../content/rows/schema.ts').Rows;
  }
}
