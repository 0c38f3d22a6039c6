import type { RegisterRoute } from '../route.ts';

export const registerAuditorRoutes: RegisterRoute = (app, dependencies) => {
  void app;
  void dependencies;
};
