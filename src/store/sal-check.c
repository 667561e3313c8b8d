/* sal-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-circles.h"

/* What one run knows: it is used on a reader thread. */
typedef struct
{
  SalWorkspace *workspace;
  SalStoreRole role;
  const SalKind *const *kinds;
  const SalCheckRule *rules;
  guint n_rules;
  SalJob *job;
  SalConnection *connection;
  GPtrArray *findings;
  guint n_steps, step;
} SalCheck;

void
sal_finding_free (SalFinding *self)
{
  g_free (self->message);
  g_array_unref (self->ids);
  g_free (self);
}

/* Takes @message. */
static SalFinding *
add_finding (
    SalCheck *self, const char *check, const SalKind *kind, const SalField *field, char *message)
{
  SalFinding *finding = g_new0 (SalFinding, 1);

  finding->check = check;
  finding->kind = kind;
  finding->field = field;
  finding->message = message;
  finding->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->findings, finding);

  return finding;
}

static void
add_record (SalFinding *finding, gint64 id)
{
  finding->n_records++;
  if (finding->ids->len < SAL_CHECK_EXAMPLES)
    g_array_append_val (finding->ids, id);
}

static void
report_step (SalCheck *self, const char *message)
{
  if (self->job != NULL)
    sal_job_report (self->job, (double) self->step / self->n_steps, message);
  self->step++;
}

static gboolean
check_file (SalCheck *self, GError **error)
{
  sqlite3_stmt *statement =
      sal_connection_prepare (self->connection, "PRAGMA integrity_check (20)", error);
  gboolean row, good;

  if (statement == NULL)
    return FALSE;

  report_step (self, _ ("Checking the file"));
  while ((good = sal_connection_step (self->connection, statement, &row, error)) && row)
    {
      SalValue line = sal_statement_column (statement, 0);

      if (line.storage == SAL_STORAGE_TEXT && strcmp (line.text, "ok") != 0)
        add_finding (self, "file", NULL, NULL, g_strdup (line.text));
    }
  sal_statement_done (statement);

  return good;
}

/* Rows of PRAGMA foreign_key_check: table, rowid, table referred to, number of the foreign key. */
static gboolean
check_references (SalCheck *self, const SalKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_check (\"%s\")", kind->name);
  sqlite3_stmt *statement = sal_connection_prepare (self->connection, sql, error);
  SalFinding *finding = NULL;
  gboolean row, good;

  if (statement == NULL)
    return FALSE;

  while ((good = sal_connection_step (self->connection, statement, &row, error)) && row)
    {
      SalValue id = sal_statement_column (statement, 1),
               parent = sal_statement_column (statement, 2);

      if (finding == NULL)
        finding = add_finding (
            self,
            "reference",
            kind,
            NULL,
            g_strdup_printf (_ ("refers to a record of %s that is not there"), parent.text));
      add_record (finding, id.integer);
    }
  sal_statement_done (statement);

  return good;
}

/* The findings of a kind's fields, one each; the last is about records as a whole. */
typedef struct
{
  SalCheck *check;
  SalFinding **by_field;
} ValueCheck;

static gboolean
check_record_values (SalRecord *record, gpointer data, GError **error)
{
  ValueCheck *values = data;
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (SalProblems) problems = sal_record_validate (record);

  if (sal_problems_is_empty (problems))
    return TRUE;

  for (guint i = 0; i <= kind->n_fields; i++)
    {
      const SalField *field = i < kind->n_fields ? &kind->fields[i] : NULL;
      const char *message = sal_problems_get (problems, field ? field->name : NULL);

      if (message == NULL)
        continue;
      if (values->by_field[i] == NULL)
        values->by_field[i] = add_finding (values->check, "value", kind, field, g_strdup (message));
      add_record (values->by_field[i], sal_record_get_id (record));
    }

  return TRUE;
}

static gboolean
check_values (SalCheck *self, const SalKind *kind, GError **error)
{
  g_autofree SalFinding **by_field = g_new0 (SalFinding *, kind->n_fields + 1);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (kind);
  ValueCheck values = { self, by_field };

  return sal_record_query_foreach (query, self->connection, check_record_values, &values, error);
}

/* Where no second field tells records of the same title apart, two of them are likely one. */
static gboolean
check_duplicates (SalCheck *self, const SalKind *kind, GError **error)
{
  const SalField *title = sal_kind_find_field (kind, kind->title);
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  SalFinding *finding = NULL;
  gboolean row, good;

  if (kind->subtitle != NULL || title == NULL || title->type != SAL_FIELD_TEXT)
    return TRUE;

  sql = g_strdup_printf (
      "SELECT id FROM (SELECT id, count (*) OVER (PARTITION BY sal_fold (\"%s\")) AS n "
      "FROM \"%s\") WHERE n > 1 ORDER BY id",
      title->name,
      kind->name);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;

  while ((good = sal_connection_step (self->connection, statement, &row, error)) && row)
    {
      if (finding == NULL)
        finding = add_finding (self,
                               "duplicate",
                               kind,
                               title,
                               g_strdup (_ ("has the same name as another one, but for case, "
                                            "accents and punctuation")));
      add_record (finding, sal_statement_column (statement, 0).integer);
    }
  sal_statement_done (statement);

  return good;
}

/* Records of which only one may be: what they were saved with does not let in a second, but a file
 * from elsewhere may have it. */
static gboolean
check_together (SalCheck *self, const SalKind *kind, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autofree char *labels = NULL;
  guint fields[SAL_KIND_TOGETHER];
  guint n_fields = sal_kind_list_together (kind, fields);
  sqlite3_stmt *statement;
  SalFinding *finding = NULL;
  gboolean row, good;

  if (n_fields == 0)
    return TRUE;

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", kind->fields[fields[i]].name);
  sql = g_strdup_printf ("SELECT id FROM (SELECT id, count (*) OVER (PARTITION BY %s) AS n "
                         "FROM \"%s\") WHERE n > 1 ORDER BY id",
                         names->str,
                         kind->name);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;

  labels = sal_kind_name_together (kind);
  while ((good = sal_connection_step (self->connection, statement, &row, error)) && row)
    {
      if (finding == NULL)
        finding = add_finding (
            self,
            "duplicate",
            kind,
            NULL,
            g_strdup_printf (_ ("has the same %s as another one: remove one of them"), labels));
      add_record (finding, sal_statement_column (statement, 0).integer);
    }
  sal_statement_done (statement);

  return good;
}

/* What is saved one by one leads nowhere in a circle, but a file from elsewhere may. */
static gboolean
check_circles (SalCheck *self, const SalKind *kind, GError **error)
{
  g_autoptr (GHashTable) upward = NULL;
  g_autoptr (GHashTable) circles = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  SalFinding *finding = NULL;
  gboolean row, good;

  if (kind->upward == NULL)
    return TRUE;

  sql = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL ORDER BY id",
                         kind->upward,
                         kind->name,
                         kind->upward);
  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  upward = sal_circles_new ();
  while ((good = sal_connection_step (self->connection, statement, &row, error)) && row)
    sal_circles_put (upward,
                     sal_statement_column (statement, 0).integer,
                     sal_statement_column (statement, 1).integer);
  circles = sal_circles_find (upward);
  sqlite3_reset (statement);
  while (good && g_hash_table_size (circles) > 0 &&
         (good = sal_connection_step (self->connection, statement, &row, error)) && row)
    {
      gint64 id = sal_statement_column (statement, 0).integer;

      if (!g_hash_table_contains (circles, &id))
        continue;
      if (finding == NULL)
        finding = add_finding (self,
                               "circle",
                               kind,
                               sal_kind_find_field (kind, kind->upward),
                               g_strdup (_ ("leads round in a circle: choose one that is not "
                                            "further down itself, or empty it")));
      add_record (finding, id);
    }
  sal_statement_done (statement);

  return good;
}

static GArray *
find_by_filter (SalCheck *self, const SalCheckRule *rule, GError **error)
{
  g_autoptr (SalRecordQuery) query = sal_record_query_new (rule->kind);

  if (!sal_record_query_set_filter (query,
                                    rule->filter,
                                    sal_workspace_get_calendar (self->workspace),
                                    sal_workspace_get_currency (self->workspace),
                                    error))
    return NULL;

  return sal_record_query_ids (query, self->connection, error);
}

static gboolean
check_rule (SalCheck *self, const SalCheckRule *rule, GError **error)
{
  SalFinding *finding;
  g_autoptr (GArray) ids = NULL;

  report_step (self, sal_kind_get_plural (rule->kind));
  ids = rule->find != NULL ? rule->find (rule, self->workspace, self->connection, error)
                           : find_by_filter (self, rule, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return TRUE;

  finding = add_finding (self, rule->name, rule->kind, NULL, g_strdup (_ (rule->message)));
  for (guint i = 0; i < ids->len; i++)
    add_record (finding, g_array_index (ids, gint64, i));

  return TRUE;
}

static gpointer
run (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalCheck *self = data;
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_finding_free);

  self->connection = connection;
  self->findings = findings;
  if (!check_file (self, error))
    return NULL;

  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      const SalKind *kind = self->kinds[i];

      if (kind->store != self->role)
        continue;
      report_step (self, sal_kind_get_plural (kind));
      if (!check_references (self, kind, error) || !check_values (self, kind, error) ||
          !check_duplicates (self, kind, error) || !check_together (self, kind, error) ||
          !check_circles (self, kind, error))
        return NULL;
    }

  for (guint i = 0; i < self->n_rules; i++)
    if (!check_rule (self, &self->rules[i], error))
      return NULL;

  return g_steal_pointer (&findings);
}

/**
 * sal_check_run:
 * @workspace: a workspace
 * @store: its store, or that of its pay
 * @rules: (array length=n_rules): rules of data quality, of kinds of @store
 * @n_rules: their number
 * @job: (nullable): what is told of the progress, and whose cancellable is heeded
 *
 * Checks the file, every reference, every value of every record against its description, names that
 * occur twice, records that lead up to themselves, and @rules. Waits until it is done.
 *
 * Returns: (transfer full) (element-type SalFinding) (nullable): what was found, empty if all is
 *   well, or %NULL with the errors of reading
 */
GPtrArray *
sal_check_run (SalWorkspace *workspace,
               SalStore *store,
               const SalCheckRule *rules,
               guint n_rules,
               SalJob *job,
               GError **error)
{
  SalCheck self = {
    .workspace = workspace,
    .role = sal_store_get_role (store),
    .kinds = sal_store_get_kinds (store),
    .rules = rules,
    .n_rules = n_rules,
    .job = job,
    .n_steps = 1 + n_rules,
  };

  for (guint i = 0; self.kinds[i] != NULL; i++)
    self.n_steps += self.kinds[i]->store == self.role;

  return sal_store_read_sync (store, run, &self, job ? sal_job_get_cancellable (job) : NULL, error);
}
