import type { RegisterRoute } from '../route.ts';

export const registerSupervisorRoutes: RegisterRoute = (app, dependencies) => {
  void app;
  void dependencies;
};
