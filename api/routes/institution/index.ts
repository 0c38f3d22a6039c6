import type { RegisterRoute } from '../route.ts';

export const registerInstitutionRoutes: RegisterRoute = (app, dependencies) => {
  void app;
  void dependencies;
};
