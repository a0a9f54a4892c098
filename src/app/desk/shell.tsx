import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createDeskRouter } from './router.tsx';

/** The desk of a signed-in user. */
export function Shell() {
  const [router] = useState(createDeskRouter);
  return <RouterProvider router={router} />;
}
