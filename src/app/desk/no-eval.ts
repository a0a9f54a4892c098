import { config } from 'zod';

// The desk's policy forbids code made from text, and zod would probe for it (a report in the console for nothing).
config({ jitless: true });
