import type * as contract from '../accounts/contract.ts';
import type { Endpoint, Method } from '../kernel/endpoint.ts';

/**
 * The door's addresses without their schemas: the shell asks them before any screen has brought the schema library
 * along. Types are the contract's; door-calls.test.ts holds that method and path are too.
 */
const at = <E extends Endpoint>(method: Method, path: `/${string}`): E => ({ method, path }) as E;

export const signIn = at<typeof contract.signIn>('POST', '/session');
export const showSession = at<typeof contract.showSession>('GET', '/session');
export const signOut = at<typeof contract.signOut>('DELETE', '/session');
export const lockSession = at<typeof contract.lockSession>('POST', '/session/lock');
export const unlockSession = at<typeof contract.unlockSession>('POST', '/session/unlock');
export const changePassword = at<typeof contract.changePassword>('PUT', '/session/password');
export const chooseLanguage = at<typeof contract.chooseLanguage>('PUT', '/session/language');
export const chooseDesk = at<typeof contract.chooseDesk>('PUT', '/session/desk');
export const showSetup = at<typeof contract.showSetup>('GET', '/setup');
export const makeDemonstration = at<typeof contract.makeDemonstration>('POST', '/setup/demonstration');
export const startYourOwn = at<typeof contract.startYourOwn>('POST', '/setup/start-your-own');
