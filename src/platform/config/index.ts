/** Settings and secrets: read once, checked, handed on. */
export { openSecrets, type Secrets, secretsFolder } from './secrets.ts';
export { isLoopback, isReachable, readSettings, type Settings, SettingsProblem, withOwnDatabase } from './settings.ts';
