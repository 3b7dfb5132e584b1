import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule, type ServiceEnv } from '@om/platform';

/** The service of forms and files: it starts and is healthy, and owns nothing yet. */
@Module({})
export class FormsAndFilesModule {
  static forEnvironment(env: ServiceEnv): DynamicModule {
    return {
      module: FormsAndFilesModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env),
        PersistenceModule.forService(env, []),
      ],
    };
  }
}
