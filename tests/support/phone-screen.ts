/** The window of a telephone. */
export const PHONE_SCREEN = { viewport: { width: 390, height: 844 }, hasTouch: true };
