import { HeadlessMantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';

/**
 * Mantine without its looks, around the parts that float. Headless: it writes no <style> element, so the policy of the
 * page needs no exception; and it stands here, not around the desk, so that a page without such parts does not load it.
 */
export const FloatingGround = ({ children }: { children: ReactNode }) => (
  <HeadlessMantineProvider>{children}</HeadlessMantineProvider>
);
