/** jsdom has none; the theme asks for it. */
const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
Object.assign(window, { matchMedia: () => media });
