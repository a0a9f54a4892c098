/** HTTP: the server, its headers, the API's routes and the pages that are the same for everybody. */
export { type ApiGround, addApi } from './api.ts';
export type { CookieRules } from './cookies.ts';
export { openApi } from './openapi.ts';
export { addHealth, addPages, type Readiness } from './pages.ts';
export type { Patience } from './patience.ts';
export { makeServer } from './server.ts';
export { addWebhooks } from './webhooks.ts';
export { listWork, type Progress, showWork } from './work.ts';
