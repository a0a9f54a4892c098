import type { Endpoint } from '../kernel/index.ts';
import { apiPage, apiPageStyle } from './api-page.tsx';
import { openApi } from './openapi.ts';

/** What the API says about itself: the OpenAPI document, its readable page and that page's style. Bytes, outside of the heap. */
export const aboutApi = (faces: readonly Endpoint[], version: string) => ({
  description: Buffer.from(JSON.stringify(openApi(faces, version))),
  page: Buffer.from(apiPage(faces)),
  style: apiPageStyle,
});
