/** What makes the address or the code of a script acceptable to a page with Trusted Types. */
interface Trust {
  createScriptURL: (address: string) => string;
  createScript: (code: string) => string;
}

declare global {
  interface Window {
    /** Not in every browser. The created values are objects that are used in the place of a text. */
    trustedTypes?: { createPolicy: (name: string, rules: Trust) => Trust };
  }
}

let known: Trust | undefined;

/**
 * The policy of the name `candour`, for scripts that the visitor has allowed. Where the browser has no Trusted Types, or
 * the page does not allow that name, it returns the texts themselves, and a page that requires Trusted Types refuses
 * them.
 */
export function trusted(): Trust {
  return (known ??= policyOf({ createScriptURL: (address) => address, createScript: (code) => code }));
}

function policyOf(same: Trust): Trust {
  try {
    return window.trustedTypes?.createPolicy('candour', same) ?? same;
  } catch {
    return same;
  }
}
