import type { RegisterRoute } from '../route.ts';

export const registerOpenRoutes: RegisterRoute = (app, dependencies) => {
  void app;
  void dependencies;
};
