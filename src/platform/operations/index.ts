/** Operations: the only way in. */
export { checkInput, type InputIssue } from './check-input.ts';
export { lookUpAgain } from './look-up-limit.ts';
export { defineModule, type Job, type Module, type ModuleWork } from './manifest.ts';
export { type Download, type It, type Operation, operation, type Streamed } from './operation.ts';
export { type Call, type Ground, runOperation } from './run-operation.ts';
export { type Limit, type SignedRequest, type Webhook, type WebhookIt, webhook } from './webhook.ts';
export { whileTaken } from './while-taken.ts';
