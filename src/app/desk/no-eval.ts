// The desk's policy forbids code made from text, and zod would probe for it (a report in the console for nothing). Said
// before the library is there, under the name where it looks for its settings, so that the shell need not carry it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
