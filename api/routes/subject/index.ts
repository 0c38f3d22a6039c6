import type { RegisterRoute } from '../route.ts';

export const registerSubjectRoutes: RegisterRoute = (app, dependencies) => {
  void app;
  void dependencies;
};
