export const casesDefinitions: readonly unknown[] = [];
