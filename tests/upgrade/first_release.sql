-- A whole database of the first release, as its own code made it on SQLite: executions.0002, accounts.0001, languages.0002.
-- Its `manage.py serve` ran these programs in containers for a user's key, an administrator signed in and changed
-- a language, and then the process was killed while one run went on, one waited and a terminal was open. Of the other
-- languages only two are left in. The administrator's password was "taken-over-1".
BEGIN TRANSACTION;
CREATE TABLE "accounts_apikey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL, "prefix" varchar(11) NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "scopes" text NOT NULL CHECK ((JSON_VALID("scopes") OR "scopes" IS NULL)), "created_at" datetime NOT NULL, "expires_at" datetime NULL, "last_used_at" datetime NULL, "revoked_at" datetime NULL, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "accounts_apikey" VALUES(1,'course','cs_kyK3twCo','503df44cb8d84cb85ea203853d9cf97da5aea2733ae2579a9642a343666784e7','["run", "interactive"]','2026-11-29 16:31:05.303343',NULL,'2026-11-29 16:31:16.291441',NULL,2);
INSERT INTO "accounts_apikey" VALUES(2,'old','cs_2zRBvpak','bb30ab6ac3e916ea12ee93121c88a4c86ed470f6e691f76cbd98150b64591dac','["run", "interactive"]','2026-11-29 16:31:05.304151',NULL,NULL,'2026-11-29 16:31:05.304420',2);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
INSERT INTO "auth_group" VALUES(1,'course');
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(2,1,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(3,1,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(4,1,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(5,2,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(6,2,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(7,2,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(8,2,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(9,3,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(10,3,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(11,3,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(12,3,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(13,4,'add_user','Can add user');
INSERT INTO "auth_permission" VALUES(14,4,'change_user','Can change user');
INSERT INTO "auth_permission" VALUES(15,4,'delete_user','Can delete user');
INSERT INTO "auth_permission" VALUES(16,4,'view_user','Can view user');
INSERT INTO "auth_permission" VALUES(17,5,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(18,5,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(19,5,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(20,5,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(21,6,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(22,6,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(23,6,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(24,6,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(25,7,'add_apikey','Can add API key');
INSERT INTO "auth_permission" VALUES(26,7,'change_apikey','Can change API key');
INSERT INTO "auth_permission" VALUES(27,7,'delete_apikey','Can delete API key');
INSERT INTO "auth_permission" VALUES(28,7,'view_apikey','Can view API key');
INSERT INTO "auth_permission" VALUES(29,8,'add_language','Can add language');
INSERT INTO "auth_permission" VALUES(30,8,'change_language','Can change language');
INSERT INTO "auth_permission" VALUES(31,8,'delete_language','Can delete language');
INSERT INTO "auth_permission" VALUES(32,8,'view_language','Can view language');
INSERT INTO "auth_permission" VALUES(33,9,'add_imagejob','Can add image job');
INSERT INTO "auth_permission" VALUES(34,9,'change_imagejob','Can change image job');
INSERT INTO "auth_permission" VALUES(35,9,'delete_imagejob','Can delete image job');
INSERT INTO "auth_permission" VALUES(36,9,'view_imagejob','Can view image job');
INSERT INTO "auth_permission" VALUES(37,10,'add_worker','Can add worker');
INSERT INTO "auth_permission" VALUES(38,10,'change_worker','Can change worker');
INSERT INTO "auth_permission" VALUES(39,10,'delete_worker','Can delete worker');
INSERT INTO "auth_permission" VALUES(40,10,'view_worker','Can view worker');
INSERT INTO "auth_permission" VALUES(41,11,'add_execution','Can add execution');
INSERT INTO "auth_permission" VALUES(42,11,'change_execution','Can change execution');
INSERT INTO "auth_permission" VALUES(43,11,'delete_execution','Can delete execution');
INSERT INTO "auth_permission" VALUES(44,11,'view_execution','Can view execution');
INSERT INTO "auth_permission" VALUES(45,12,'add_executionfile','Can add execution file');
INSERT INTO "auth_permission" VALUES(46,12,'change_executionfile','Can change execution file');
INSERT INTO "auth_permission" VALUES(47,12,'delete_executionfile','Can delete execution file');
INSERT INTO "auth_permission" VALUES(48,12,'view_executionfile','Can view execution file');
INSERT INTO "auth_permission" VALUES(49,13,'add_supportfile','Can add support file');
INSERT INTO "auth_permission" VALUES(50,13,'change_supportfile','Can change support file');
INSERT INTO "auth_permission" VALUES(51,13,'delete_supportfile','Can delete support file');
INSERT INTO "auth_permission" VALUES(52,13,'view_supportfile','Can view support file');
CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "first_name" varchar(150) NOT NULL);
INSERT INTO "auth_user" VALUES(1,'pbkdf2_sha256$1000000$wtF5FI4cgNPTFnXwk4r4bd$j+9L5wdg64uBKPA8OfYJl+TgtHX+Nf+Ga/fNTt5qtbI=','2026-11-29 16:31:35.108120',1,'admin','','admin@example.edu',1,1,'2026-11-29 16:31:03.014958','');
INSERT INTO "auth_user" VALUES(2,'pbkdf2_sha256$1000000$X7tuMmsSpbsAA1Dpnyvi9g$0L6dzDM0HfX8a77Nrepnze6RqBciokOHF/C62T3pB0M=',NULL,0,'ann','','ann@example.edu',0,1,'2026-11-29 16:31:03.915559','');
CREATE TABLE "auth_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "auth_user_groups" VALUES(1,2,1);
CREATE TABLE "auth_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" integer NOT NULL REFERENCES "auth_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'admin','logentry');
INSERT INTO "django_content_type" VALUES(2,'auth','permission');
INSERT INTO "django_content_type" VALUES(3,'auth','group');
INSERT INTO "django_content_type" VALUES(4,'auth','user');
INSERT INTO "django_content_type" VALUES(5,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(6,'sessions','session');
INSERT INTO "django_content_type" VALUES(7,'accounts','apikey');
INSERT INTO "django_content_type" VALUES(8,'languages','language');
INSERT INTO "django_content_type" VALUES(9,'languages','imagejob');
INSERT INTO "django_content_type" VALUES(10,'executions','worker');
INSERT INTO "django_content_type" VALUES(11,'executions','execution');
INSERT INTO "django_content_type" VALUES(12,'executions','executionfile');
INSERT INTO "django_content_type" VALUES(13,'executions','supportfile');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-29 16:30:44.692373');
INSERT INTO "django_migrations" VALUES(2,'auth','0001_initial','2026-11-29 16:30:44.805632');
INSERT INTO "django_migrations" VALUES(3,'accounts','0001_initial','2026-11-29 16:30:44.836307');
INSERT INTO "django_migrations" VALUES(4,'admin','0001_initial','2026-11-29 16:30:44.870875');
INSERT INTO "django_migrations" VALUES(5,'admin','0002_logentry_remove_auto_add','2026-11-29 16:30:44.894166');
INSERT INTO "django_migrations" VALUES(6,'admin','0003_logentry_add_action_flag_choices','2026-11-29 16:30:44.993786');
INSERT INTO "django_migrations" VALUES(7,'contenttypes','0002_remove_content_type_name','2026-11-29 16:30:45.147052');
INSERT INTO "django_migrations" VALUES(8,'auth','0002_alter_permission_name_max_length','2026-11-29 16:30:45.200373');
INSERT INTO "django_migrations" VALUES(9,'auth','0003_alter_user_email_max_length','2026-11-29 16:30:45.234073');
INSERT INTO "django_migrations" VALUES(10,'auth','0004_alter_user_username_opts','2026-11-29 16:30:45.276145');
INSERT INTO "django_migrations" VALUES(11,'auth','0005_alter_user_last_login_null','2026-11-29 16:30:45.316844');
INSERT INTO "django_migrations" VALUES(12,'auth','0006_require_contenttypes_0002','2026-11-29 16:30:45.317361');
INSERT INTO "django_migrations" VALUES(13,'auth','0007_alter_validators_add_error_messages','2026-11-29 16:30:45.388012');
INSERT INTO "django_migrations" VALUES(14,'auth','0008_alter_user_username_max_length','2026-11-29 16:30:45.469168');
INSERT INTO "django_migrations" VALUES(15,'auth','0009_alter_user_last_name_max_length','2026-11-29 16:30:45.514147');
INSERT INTO "django_migrations" VALUES(16,'auth','0010_alter_group_name_max_length','2026-11-29 16:30:45.899921');
INSERT INTO "django_migrations" VALUES(17,'auth','0011_update_proxy_permissions','2026-11-29 16:30:45.942022');
INSERT INTO "django_migrations" VALUES(18,'auth','0012_alter_user_first_name_max_length','2026-11-29 16:30:46.000684');
INSERT INTO "django_migrations" VALUES(19,'executions','0001_initial','2026-11-29 16:30:46.056505');
INSERT INTO "django_migrations" VALUES(20,'executions','0002_support_files','2026-11-29 16:30:46.058408');
INSERT INTO "django_migrations" VALUES(21,'languages','0001_initial','2026-11-29 16:30:46.084841');
INSERT INTO "django_migrations" VALUES(22,'languages','0002_images_and_jobs','2026-11-29 16:30:46.337667');
INSERT INTO "django_migrations" VALUES(23,'sessions','0001_initial','2026-11-29 16:30:46.392223');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
INSERT INTO "django_session" VALUES('scze5xppov5ojdso5ph8v7as8m6gcdva','.eJxVjEsOwiAUAO_C2hA-r3xcuu8ZyAMeUjU0Ke3KeHdD0oVuZybzZgGPvYaj0xaWzK5Msssvi5ie1IbID2z3lae17dsS-Uj4aTuf10yv29n-DSr2OrYgIZGj4rSNDsCjcaIYX4gwuey1VYKilViKFmRxiobARK0AVBZ5Yp8v6bQ4Dg:1xXhoN:zNmnJp13I8UZ0oNBZQOM1NNL9vfmfTqvuS2copdvt2g','2126-01-01 00:00:00');
CREATE TABLE "executions_execution" ("id" char(32) NOT NULL PRIMARY KEY, "owner" varchar(80) NOT NULL, "language" varchar(40) NOT NULL, "language_version" varchar(80) NOT NULL, "program" BLOB NOT NULL, "limits_asked" text NOT NULL CHECK ((JSON_VALID("limits_asked") OR "limits_asked" IS NULL)), "metadata" BLOB NOT NULL, "interactive" bool NOT NULL, "console" bool NOT NULL, "state" varchar(10) NOT NULL, "phase" varchar(10) NOT NULL, "turn" bigint NOT NULL, "worker" varchar(120) NOT NULL, "sandbox" varchar(64) NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "lease_until" datetime NULL, "cancel_requested" bool NOT NULL, "verdict" varchar(16) NOT NULL, "message" varchar(300) NOT NULL, "exit_code" integer NULL, "signal" varchar(16) NOT NULL, "wall_ms" integer unsigned NULL CHECK ("wall_ms" >= 0), "cpu_ms" integer unsigned NULL CHECK ("cpu_ms" >= 0), "compile_ms" integer unsigned NULL CHECK ("compile_ms" >= 0), "memory_kib" bigint unsigned NULL CHECK ("memory_kib" >= 0), "output_cut" bool NOT NULL, "error_cut" bool NOT NULL, "transcript" BLOB NOT NULL, "case_results" BLOB NOT NULL, "produced" text NOT NULL CHECK ((JSON_VALID("produced") OR "produced" IS NULL)), "idempotency_key" varchar(255) NOT NULL, "request_digest" varchar(64) NOT NULL, "queued_at" datetime NOT NULL, "started_at" datetime NULL, "finished_at" datetime NULL, CONSTRAINT "known_state" CHECK ("state" IN ('queued', 'running', 'finished', 'cancelled')), CONSTRAINT "verdict_when_ended" CHECK ((("state" IN ('finished', 'cancelled') OR "verdict" = '') AND 1 = (CASE WHEN "state" IN ('finished', 'cancelled') THEN 1 ELSE 0 END + CASE WHEN "verdict" = '' THEN 1 ELSE 0 END))), CONSTRAINT "cancelled_is_cancelled" CHECK ((("state" = 'cancelled' AND "verdict" = 'cancelled') OR (NOT ("state" = 'cancelled') AND NOT ("verdict" = 'cancelled')))), CONSTRAINT "end_time_when_ended" CHECK ((("state" IN ('finished', 'cancelled') OR "finished_at" IS NULL) AND 1 = (CASE WHEN "state" IN ('finished', 'cancelled') THEN 1 ELSE 0 END + CASE WHEN "finished_at" IS NULL THEN 1 ELSE 0 END))), CONSTRAINT "worker_while_running" CHECK ((NOT ("state" = 'running') OR (NOT ("worker" = '') AND "lease_until" IS NOT NULL))));
INSERT INTO "executions_execution" VALUES('efe687b9cc2248a9b8099a19f12b98a8','key:1','python','3.13.5',X'78013D8FD16AC3300C457F65E869039395B187927ECA528A719456D496842D938ED27F9FB28E3D18E473AFA4AB3B2C94B1C1F875078E056184128907FD860049D890CD1915956A2FD20EFE86729DA9BE4E20DDB4DB046F4E15F99FBCC7C16ECEC304ABABC35AC9D0D52BEAD3AD95D81C5C30677187EF424E32139F7D59B7650F8F6300621FEFC0E558CF5B4887A246C27F1FBC2926C3F9F48C0223F79C3D786CBF37B93D49EE65B3EF7701AAAC5E7D7C0650529C615C626E18A049AF69EBD8DA1F3FCCAF5C17','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801AB562A492CCE56B232AF0500133B0361',0,0,'finished','',0,'first-1.0a3ecc50','617d70e4d48f7cb4c04f405179b9d87848723471b4d7485f7fc6028ccbf7df29',1,NULL,0,'success','Finished in 347 ms',0,'',347,17,NULL,8632,0,0,X'78018B8E562A2E49C92F2D51D231343132D051CA48CDC9C98FC9538A8D050078950899',X'78018B8E0500011500B9','[["a.txt", 4]]','exercise-1','b752d3ea55171bd6dce5415145166397602d94152d678984b0ea1856f1444806','2026-11-29 16:31:16.320613','2026-11-29 16:31:16.385835','2026-11-29 16:31:17.924700');
INSERT INTO "executions_execution" VALUES('3fc36deedacf411db985439dc545aa58','key:1','python','3.13.5',X'78012D8E410BC2300C85FF8AE4A45044D4C3D8DD5FE051444A978D409B9636C58DB1FF6E3ABC25EF7D2F2F2B8CE4B140FF5A816D40E82158E2735AC0808B2CC8A25AB654F0F05C8A6078CC24C7DB497D641707E249812A6307DBDB0071AA2DA1B6CD533BAC624C4291FF0BCE099DE0F089557696ABF75A66CBFE87E22EFA1A1ADE5D0CE4F8D5E97A379028E100FD687D410325D6EC5AA2C5B71F0BB642C6','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'finished','',0,'first-1.0a3ecc50','617d70e4d48f7cb4c04f405179b9d87848723471b4d7485f7fc6028ccbf7df29',1,NULL,0,'runtime_error','Ended with exit code 3 after 426 ms',3,'',426,17,NULL,8444,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:18.007997','2026-11-29 16:31:18.009450','2026-11-29 16:31:18.439624');
INSERT INTO "executions_execution" VALUES('69fbbfc9576b4b7cac8e1fd05cd18aa4','key:1','c','14.2.0',X'78012D8D410A03210C45AF3264D5859452BA18BC4A29453433089A88465A90B97BE3D05DF2FEFBC9802D266C609F03C865040BD945BA7A30E099044914459265E2CB329423790E91760DBA6C2B1C2FA346E9D3D4D8D57DDE53C84522D37FC16F412F18DEDCE574A9A7A44F5C3BDFABEE39F53CF5F566A0F247A7FBC340890503D8CDA586061AF7EA6763D68F1F68503F3C','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 256, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'finished','',0,'first-1.0a3ecc50','1c996d8c53a331b3550826d2a2308366fa31545a0c30b8e620c7fa297e6dbf08',1,NULL,0,'compile_error','Compilation failed with exit code 1',1,'',NULL,NULL,388,11536,0,0,X'780145CDCD0AC2301004E0571972F25082F10734AFD254A8E91616DB4DD9A620D487376AC1B9CCF05DA6AE4D4CE3C40399EA783A57666C596CF4CE3BE741AA494B3D278A993A74148756DBCC493017E39E49672445580E7B77B1D67EC71577EA93D2C6EB86393D4882A0C4E105968CCFDD0EEB0F51F09F5B10D3346F3A94305A',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:18.453856','2026-11-29 16:31:18.460882','2026-11-29 16:31:18.903868');
INSERT INTO "executions_execution" VALUES('f60933a3e92f40adb82ecc84baa8563d','key:1','python','3.13.5',X'78012D8ED10AC2300C457F65E4B988880FA3DFE19B88942E9B852E096D83CAD8BF9B0EDF927BCFCDCD0673CA58C1DF37A0B022785843A2937CC141646A48CDB4F7CBA8E15614FD20A1563391224F891673B5CD23EC0F0789443B6E76284BBF6A224B4B4CFF053F82B1E1F4646D074B9AB335857A3C6178E4AC6BC7C7B383C26F9B2E5707920427F073C8151D54D6127BA2C7F71F4B9D41D9','{"wall_ms": 1000, "cpu_ms": 1000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'finished','',0,'first-1.0a3ecc50','617d70e4d48f7cb4c04f405179b9d87848723471b4d7485f7fc6028ccbf7df29',1,NULL,0,'time_limit','Stopped: time limit of 1 s',NULL,'SIGKILL',1154,56,NULL,8292,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:18.955435','2026-11-29 16:31:18.956723','2026-11-29 16:31:20.118221');
INSERT INTO "executions_execution" VALUES('41e99e896fb446dab82e7868938ea324','key:1','python','3.13.5',X'78012D8EDD0AC2300C855F65E44AA148118531F0494446EDB251E892D21FDC187B77D3E9452039F9CE4936189DC704DD730332334207B37174092B28B04C19298BB6348FE6BD6634319AF574D7BAD7BF3A0B86647970340957F2D8C2FE52E028946A94B58953CD179143764CFF01978036E3D073C9074BC57BB969D2F18EE0967D992BDE6A05913FD25D6F0A820B3840371A9F5041E2126D7554FBFE05F0A7437B','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'finished','',0,'first-1.0a3ecc50','617d70e4d48f7cb4c04f405179b9d87848723471b4d7485f7fc6028ccbf7df29',1,NULL,0,'memory_limit','Stopped: memory limit of 300 MiB',NULL,'SIGKILL',8299,262,NULL,307200,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:20.151891','2026-11-29 16:31:20.171100','2026-11-29 16:31:28.540546');
INSERT INTO "executions_execution" VALUES('0b169c039daa45f382014f813eca6024','key:1','python','3.13.5',X'78012D8EDD0A83300C465F4572E336CA28B20BF155C69052A3146A52FA830EF1DD97CAEE922FE7243960761E130CEF03C8AC0803ACC6D1337C418165CA4859B2101DE55BBBB7CDA3E9B41EB5D67701902C4F8E16214A9E7B383F0A1C855215199BB8D4CD1272C88EE9DFE01ED0669C462EF962A9782FD74CBA1E11DCB22F6BC57BAD20F22655F752105CC00986D9F8840A129768AB51F5F30723A0411E','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 65536, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'finished','',0,'first-1.0a3ecc50','ffcec8b3782b66ff9a7e6ac9829c240149bd3a90178748b29d2849534b9f054a',1,NULL,0,'output_limit','Stopped: output limit of 64 KiB',NULL,'SIGKILL',148,14,NULL,8712,1,0,X'7801EDDC210E80300C05D0BB54D740081C6699C3231809C747338363E6D53569D2E6D5FF52E26CFB71B5C8795A336E458000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204080C17889A1201867FC1010408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040A0177827022C5B463FA127408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204081020408000010204FE179008F0BFB98D0408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040800001020408102040E05B206A7D00D12B1B9D',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:28.732850','2026-11-29 16:31:28.777156','2026-11-29 16:31:29.042650');
INSERT INTO "executions_execution" VALUES('3a98874faf154867a93c5b4e3892326f','key:1','python','3.13.5',X'78018D8E410AC2301045EF32AB1682D8EAA2E42A2A12D36909A4939026A894DEDD49D5A2B87137F37FE6E54DD0198B23C8C304A40604098332B4F17710A01D45A4C8990F866261C8A75894255748DAB5867AEE52EC1A984F02969A03AE55E8339343E7A371F45AF0E651476CCF2E454681A4642DFFA3C66F05C58837AD3AD20A7C3EFFA14005B358FD2F1FC7F51FC7BB455E3B9B86ECD96C050477E5A9DE0BF0C6630BB253764401A34B4167D52C323F00391767EE','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'finished','',0,'first-1.0a3ecc50','ef069f8622c745976c4cc047baf9f76fc73636905f70bd8fb0109de92ec6ff82',1,NULL,0,'wrong_answer','1 of 2 cases passed. Wrong answer: line 1 differs from what was expected',0,'',352,30,NULL,8468,0,0,X'78018B8E562A2E49C92F2D51D231323031D351328CC9538AD54112353433D151320289C6020033450CEB',X'78019D50CB6EC23010FC95D59E7D201021EA6BA57E41250E2DAA5C67132C25EBC80F4285F8F7AE0B0DB9B6B79D7DCCCECCDB05D90C841A0D2A3C51689C4D8262B6966294DE6FA553C8A47090AEE9CAC18B63178FD4806358AF3630946D9FD3980B41F5CE0229041F0495F2ECD2B36FE47225A4AE63D3A3E6DCF765443627E7F9D5152942A6D08EF986AA6D793AF8F0857AB7D9EE148A10B6265183FA323F6C4D1F45DEFDE10FBA5ED5ECEE53143CDC4DC173F761384E1464305BBC933C3CEECB22DC1635F48E092A685CDB5288D0063FC0743409261381CE23D9226A11C2FAFF2154F5D332847A1142FDB7100EDF0406A0FD','[]','','','2026-11-29 16:31:29.073267','2026-11-29 16:31:29.074261','2026-11-29 16:31:31.306356');
INSERT INTO "executions_execution" VALUES('b23211c825fe4e12ac0720aaad737c80','key:1','python','3.13.5',X'78012D8DDD0AC2300C85DFE55C291411F162F45544A474D9287449595354C6DEDD54BD4BBEF3B7614A992AFC6D038785E0B184C4A7F286431456623596B8343D1C8D11471913CF069B4E03F6BBFBA9064C0EEBDCCB0C4AD124FC7FE855282A8D0F696A4DF0DC72B68150BFDB668F92DBD2EDC3D96195A75D97AB43498546F829E44A0E55DA1A7BA2C7F70FCCA23E70','{"wall_ms": 1800000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 16777216, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',1,0,'cancelled','',0,'first-1.0a3ecc50','ef069f8622c745976c4cc047baf9f76fc73636905f70bd8fb0109de92ec6ff82',1,NULL,1,'cancelled','Stopped on request',NULL,'SIGKILL',1558,14,NULL,8372,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:31.450905','2026-11-29 16:31:31.473577','2026-11-29 16:31:33.058858');
INSERT INTO "executions_execution" VALUES('37f8beb30bb14045be1a9af9e53326e0','key:1','python','3.13.5',X'78012D8E410A02310C45AF22D9A85044C4C5301E45444A273306DA24B4292AE2DD6D073721F9F92FF91F98296281F1FA01F6096184E4890FFA060741D890AD699454B26D8C125ED67A28115177A7FD65A399D876DBE743226EF70D430E32112F8DAB360FF0BD3920D6DA0FB5B5CF4BFFD7445123E1FF802FC56038DDA5DAEAE51A63CBE0CB1AAFD983C49ABA7D383AC8F26CDDE9EC4049718271F6B1A0832235874E74FCFB03717A4A73','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'running','running',0,'first-1.0a3ecc50','ef069f8622c745976c4cc047baf9f76fc73636905f70bd8fb0109de92ec6ff82',1,'2026-11-29 16:32:06.019405',0,'','',NULL,'',NULL,NULL,NULL,NULL,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:35.321966','2026-11-29 16:31:35.324895',NULL);
INSERT INTO "executions_execution" VALUES('dc8650392c7b4e07b52146d997dabbd0','key:1','python','3.13.5',X'78012D8ED10AC2300C457F65E4458522223E8CFD8A8894369D852E0D6D8ACAD8BF9B0EDF929B7392AC1062C20AD37D05B20BC2048B8D74E62F187099044934E312498E071B04CB202F1C1ACFC57A3C9C144372D9479A956B1246D81E062271EBA28E6D99FB7E0D334BCCF46FF0C3E804FD3337D9596A29E94D5BF777147739B5A5E3E3C540C96FADAE37031C193D4CC1A68A066A6EC575A3EBDB0FF8494536','{"wall_ms": 10000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 1048576, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',0,0,'queued','',0,'','',0,NULL,0,'','',NULL,'',NULL,NULL,NULL,NULL,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:35.383837',NULL,NULL);
INSERT INTO "executions_execution" VALUES('0e39c4bdd7d6456fad5ec391cced90ed','key:1','python','3.13.5',X'78012D8ED10A83300C457F65E4458532C6D883F457C618A54629D4A4B4299B88FFBE54F696DC7B6E72779843C402F6B903B915C1C2EA025DD306063C9320896A290792BE932DE1D4994BA054A51F0665903C4F811685AACC231C2F03A7AD82DA2E2FEDB88A9C2430FD17FC26F482D39BABE829B05463D487AE9C5D14F71CEBDAF0F16620F347A7FBC3400ADA00ECEC624103856BF62DD1E2C70FDA5D43AE','{"wall_ms": 1800000, "cpu_ms": 10000, "compile_wall_ms": 30000, "compile_cpu_ms": 30000, "memory_mib": 300, "processes": 64, "output_bytes": 16777216, "disk_mib": 64, "cpus": 1.0, "address_space_mib": null}',X'7801ABAE0500017500F9',1,0,'running','running',1,'first-1.0a3ecc50','ffcec8b3782b66ff9a7e6ac9829c240149bd3a90178748b29d2849534b9f054a',1,'2026-11-29 16:32:06.019405',0,'','',NULL,'',NULL,NULL,NULL,NULL,0,0,X'78018B8E0500011500B9',X'78018B8E0500011500B9','[]','','','2026-11-29 16:31:35.462550','2026-11-29 16:31:35.465455',NULL);
CREATE TABLE "executions_executionfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(1024) NOT NULL, "content" BLOB NOT NULL, "execution_id" char(32) NOT NULL REFERENCES "executions_execution" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "one_file_per_name" UNIQUE ("execution_id", "name"));
INSERT INTO "executions_executionfile" VALUES(1,'a.txt',X'6B657074','efe687b9cc2248a9b8099a19f12b98a8');
CREATE TABLE "executions_supportfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "owner" varchar(80) NOT NULL, "name" varchar(128) NOT NULL, "content" BLOB NOT NULL, "size" integer unsigned NOT NULL CHECK ("size" >= 0), "last_used" datetime NOT NULL, CONSTRAINT "one_support_file_per_name" UNIQUE ("owner", "name"));
CREATE TABLE "executions_worker" ("name" varchar(120) NOT NULL PRIMARY KEY, "seats" integer unsigned NOT NULL CHECK ("seats" >= 0), "interactive_seats" integer unsigned NOT NULL CHECK ("interactive_seats" >= 0), "started_at" datetime NOT NULL, "last_seen" datetime NOT NULL, "draining" bool NOT NULL, "report" text NOT NULL CHECK ((JSON_VALID("report") OR "report" IS NULL)));
INSERT INTO "executions_worker" VALUES('first-1.0a3ecc50',1,50,'2026-11-29 16:31:15.971705','2026-11-29 16:31:36.013778',0,'{}');
CREATE TABLE "languages_imagejob" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "action" varchar(10) NOT NULL, "state" varchar(10) NOT NULL, "log" text NOT NULL, "asked_by" varchar(150) NOT NULL, "asked_at" datetime NOT NULL, "started_at" datetime NULL, "ended_at" datetime NULL, "worker" varchar(120) NOT NULL, "language_id" varchar(40) NOT NULL REFERENCES "languages_language" ("slug") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "languages_language" ("slug" varchar(40) NOT NULL PRIMARY KEY, "name" varchar(60) NOT NULL, "version" varchar(60) NOT NULL, "aliases" text NOT NULL CHECK ((JSON_VALID("aliases") OR "aliases" IS NULL)), "file_name" varchar(64) NOT NULL, "editor_mode" varchar(40) NOT NULL, "starter" text NOT NULL, "image" varchar(255) NOT NULL, "compile" text NOT NULL CHECK ((JSON_VALID("compile") OR "compile" IS NULL)), "run" text NOT NULL CHECK ((JSON_VALID("run") OR "run" IS NULL)), "console" text NOT NULL CHECK ((JSON_VALID("console") OR "console" IS NULL)), "env" text NOT NULL CHECK ((JSON_VALID("env") OR "env" IS NULL)), "compiler_options" text NOT NULL CHECK ((JSON_VALID("compiler_options") OR "compiler_options" IS NULL)), "wall_ms" integer unsigned NOT NULL CHECK ("wall_ms" >= 0), "cpu_ms" integer unsigned NOT NULL CHECK ("cpu_ms" >= 0), "compile_wall_ms" integer unsigned NOT NULL CHECK ("compile_wall_ms" >= 0), "compile_cpu_ms" integer unsigned NOT NULL CHECK ("compile_cpu_ms" >= 0), "memory_mib" integer unsigned NOT NULL CHECK ("memory_mib" >= 0), "processes" integer unsigned NOT NULL CHECK ("processes" >= 0), "disk_mib" integer unsigned NOT NULL CHECK ("disk_mib" >= 0), "output_bytes" integer unsigned NOT NULL CHECK ("output_bytes" >= 0), "cpus" real NOT NULL, "interactive" bool NOT NULL, "dialects" text NOT NULL CHECK ((JSON_VALID("dialects") OR "dialects" IS NULL)), "warm" smallint unsigned NOT NULL CHECK ("warm" >= 0), "enabled" bool NOT NULL, "built" bool NOT NULL, "shipped" text NOT NULL CHECK ((JSON_VALID("shipped") OR "shipped" IS NULL)), "check_faults" text NOT NULL CHECK ((JSON_VALID("check_faults") OR "check_faults" IS NULL)), "checked_at" datetime NULL, "image_built_at" datetime NULL, "image_size" bigint NULL, "published" bool NOT NULL, "warm_up" text NOT NULL CHECK ((JSON_VALID("warm_up") OR "warm_up" IS NULL)));
INSERT INTO "languages_language" VALUES('c','C','14.2.0','["gcc", "c17", "c11", "c99"]','main.c','c','#include <stdio.h>

int main(void) {
    char name[50];
    int count;

    printf("What is your name? ");
    if (scanf("%49s", name) != 1) return 1;
    printf("Hello, %s!\n", name);

    printf("How many squares shall I print? ");
    if (scanf("%d", &count) != 1) return 1;
    for (int number = 1; number <= count; number++) {
        printf("%d x %d = %d\n", number, number, number * number);
    }
    return 0;
}
','compiler-site/c:latest','["gcc", "-std=gnu17", "-O2", "{options}", "-o", "main", "{sources}", "-lm"]','["./main", "{args}"]','[]','{"ASAN_OPTIONS": "detect_leaks=0"}','["-O([0-3sgz]|fast)?", "-std=(c|gnu)(89|90|99|9x|11|1x|17|18|2x|23)", "-g[0-3]?", "-w", "-W[a-z][a-z0-9+-]*(=[a-z0-9-]+)?", "-pedantic(-errors)?", "-ansi", "-pthread", "-l(m|pthread|rt|dl|util|c)", "-[DU][A-Za-z_][A-Za-z0-9_]*(=.*)?", "-fsanitize=(address|undefined|thread)(,(address|undefined))*", "-f(no-)?(omit-frame-pointer|strict-aliasing|stack-protector(-all|-strong)?|wrapv|trapv|inline|unroll-loops|lto|signed-char|unsigned-char|fast-math|common|openmp|analyzer|exceptions)", "-m(64|arch=native|arch=x86-64(-v[234])?|tune=native|avx|avx2|fma|sse4\\.2|popcnt|bmi|bmi2)", "-static"]',10000,10000,30000,30000,256,64,64,1048576,1.0,1,'{"judge0": [48, 49, 50, 103], "piston": "c", "jobe": "c"}',1,1,1,'{"interactive": true, "cpu_ms": 10000, "console": [], "file_name": "main.c", "env": {"ASAN_OPTIONS": "detect_leaks=0"}, "run": ["./main", "{args}"], "disk_mib": 64, "compile_wall_ms": 30000, "aliases": ["gcc", "c17", "c11", "c99"], "compile": ["gcc", "-std=gnu17", "-O2", "{options}", "-o", "main", "{sources}", "-lm"], "compile_cpu_ms": 30000, "wall_ms": 10000, "warm": 1, "compiler_options": ["-O([0-3sgz]|fast)?", "-std=(c|gnu)(89|90|99|9x|11|1x|17|18|2x|23)", "-g[0-3]?", "-w", "-W[a-z][a-z0-9+-]*(=[a-z0-9-]+)?", "-pedantic(-errors)?", "-ansi", "-pthread", "-l(m|pthread|rt|dl|util|c)", "-[DU][A-Za-z_][A-Za-z0-9_]*(=.*)?", "-fsanitize=(address|undefined|thread)(,(address|undefined))*", "-f(no-)?(omit-frame-pointer|strict-aliasing|stack-protector(-all|-strong)?|wrapv|trapv|inline|unroll-loops|lto|signed-char|unsigned-char|fast-math|common|openmp|analyzer|exceptions)", "-m(64|arch=native|arch=x86-64(-v[234])?|tune=native|avx|avx2|fma|sse4\\.2|popcnt|bmi|bmi2)", "-static"], "dialects": {"judge0": [48, 49, 50, 103], "piston": "c", "jobe": "c"}, "cpus": 1.0, "starter": "#include <stdio.h>\n\nint main(void) {\n    char name[50];\n    int count;\n\n    printf(\"What is your name? \");\n    if (scanf(\"%49s\", name) != 1) return 1;\n    printf(\"Hello, %s!\\n\", name);\n\n    printf(\"How many squares shall I print? \");\n    if (scanf(\"%d\", &count) != 1) return 1;\n    for (int number = 1; number <= count; number++) {\n        printf(\"%d x %d = %d\\n\", number, number, number * number);\n    }\n    return 0;\n}\n", "image": "compiler-site/c:latest", "warm_up": [], "editor_mode": "c", "output_bytes": 1048576, "memory_mib": 256, "name": "C", "processes": 64}','{}',NULL,'2026-11-29 12:54:21.387114',274183089,0,'[]');
INSERT INTO "languages_language" VALUES('python','Python of our course','3.13.5','["python3", "py", "py3"]','main.py','python','name = input("What is your name? ")
print(f"Hello, {name}!")

count = int(input("How many squares shall I print? "))
for number in range(1, count + 1):
    print(f"{number} x {number} = {number * number}")
','compiler-site/python:latest','[]','["python3", "{main}", "{args}"]','["python3", "-i", "-q"]','{"PYTHONDONTWRITEBYTECODE": "1", "PYTHON_HISTORY": "/dev/null"}','[]',10000,10000,30000,30000,300,64,64,1048576,1.0,1,'{"judge0": [71, 113], "piston": "python", "jobe": "python3"}',2,1,1,'{"interactive": true, "cpu_ms": 10000, "console": ["python3", "-i", "-q"], "file_name": "main.py", "env": {"PYTHONDONTWRITEBYTECODE": "1", "PYTHON_HISTORY": "/dev/null"}, "run": ["python3", "{main}", "{args}"], "disk_mib": 64, "compile_wall_ms": 30000, "aliases": ["python3", "py", "py3"], "compile": [], "compile_cpu_ms": 30000, "wall_ms": 10000, "warm": 2, "compiler_options": [], "dialects": {"judge0": [71, 113], "piston": "python", "jobe": "python3"}, "cpus": 1.0, "starter": "name = input(\"What is your name? \")\nprint(f\"Hello, {name}!\")\n\ncount = int(input(\"How many squares shall I print? \"))\nfor number in range(1, count + 1):\n    print(f\"{number} x {number} = {number * number}\")\n", "image": "compiler-site/python:latest", "warm_up": [], "editor_mode": "python", "output_bytes": 1048576, "memory_mib": 256, "name": "Python", "processes": 64}','{}',NULL,'2026-11-29 12:54:31.812083',113726126,0,'[]');
INSERT INTO "languages_language" VALUES('snake','Snake','3.13.5','["snk"]','main.py','python','name = input("What is your name? ")
print(f"Hello, {name}!")

count = int(input("How many squares shall I print? "))
for number in range(1, count + 1):
    print(f"{number} x {number} = {number * number}")
','compiler-site/python:latest','[]','["python3", "{main}", "{args}"]','["python3", "-i", "-q"]','{"PYTHONDONTWRITEBYTECODE": "1", "PYTHON_HISTORY": "/dev/null"}','[]',10000,10000,30000,30000,300,64,64,1048576,1.0,1,'{"judge0": [71, 113], "piston": "python", "jobe": "python3"}',2,1,1,'{}','{}',NULL,'2026-11-29 12:54:31.812083',113726126,0,'[]');
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_user_groups_user_id_group_id_94350c0c_uniq" ON "auth_user_groups" ("user_id", "group_id");
CREATE INDEX "auth_user_groups_user_id_6a12ed8b" ON "auth_user_groups" ("user_id");
CREATE INDEX "auth_user_groups_group_id_97559544" ON "auth_user_groups" ("group_id");
CREATE UNIQUE INDEX "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq" ON "auth_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "auth_user_user_permissions_user_id_a95ead1b" ON "auth_user_user_permissions" ("user_id");
CREATE INDEX "auth_user_user_permissions_permission_id_1fbb5f2c" ON "auth_user_user_permissions" ("permission_id");
CREATE INDEX "accounts_apikey_user_id_bd902026" ON "accounts_apikey" ("user_id");
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "one_execution_per_key" ON "executions_execution" ("owner", "idempotency_key") WHERE NOT ("idempotency_key" = '');
CREATE INDEX "waiting" ON "executions_execution" ("interactive", "turn", "queued_at") WHERE "state" = 'queued';
CREATE INDEX "waiting_of_owner" ON "executions_execution" ("owner", "turn") WHERE "state" = 'queued';
CREATE INDEX "going" ON "executions_execution" ("worker", "lease_until") WHERE "state" = 'running';
CREATE INDEX "history" ON "executions_execution" ("owner", "queued_at" DESC, "id");
CREATE INDEX "executions_executionfile_execution_id_f04a4134" ON "executions_executionfile" ("execution_id");
CREATE INDEX "least_used_support_file" ON "executions_supportfile" ("last_used");
CREATE UNIQUE INDEX "one_job_waits" ON "languages_imagejob" ("language_id", "action") WHERE "state" = 'waiting';
CREATE INDEX "languages_imagejob_language_id_5daed0e2" ON "languages_imagejob" ("language_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',23);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',13);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',52);
INSERT INTO "sqlite_sequence" VALUES('auth_group',1);
INSERT INTO "sqlite_sequence" VALUES('auth_user',2);
INSERT INTO "sqlite_sequence" VALUES('auth_user_groups',1);
INSERT INTO "sqlite_sequence" VALUES('accounts_apikey',2);
INSERT INTO "sqlite_sequence" VALUES('executions_executionfile',1);
COMMIT;
