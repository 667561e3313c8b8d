/* sal-plan-versions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-versions.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-pay-source.h"
#include "sal-participants.h"
#include "sal-plan-version.h"
#include "sal-record-query.h"
#include "sal-store-error.h"

static gboolean
add_copy (SalRecord *record, gpointer versions, GError **error)
{
  g_ptr_array_add (versions, sal_record_copy (record));

  return TRUE;
}

/**
 * sal_plan_versions_list:
 * @connection: of a pay store
 * @error: return location for an error
 *
 * Reads all plan versions, by name and then as they came.
 *
 * Returns: (transfer full) (element-type SalRecord): them, or %NULL with the errors of reading
 */
GPtrArray *
sal_plan_versions_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_plan_version_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, versions, error))
    return NULL;

  return g_steal_pointer (&versions);
}

/**
 * sal_plan_versions_list_plans:
 * @versions: (element-type SalRecord): plan versions
 *
 * Lists the plans that they are of.
 *
 * Returns: (transfer full) (element-type utf8): names, each once, as @versions have them
 */
GPtrArray *
sal_plan_versions_list_plans (GPtrArray *versions)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < versions->len; i++)
    {
      const char *name = sal_record_get_text (versions->pdata[i], "name");

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }

  return names;
}

/**
 * sal_plan_versions_lookup:
 * @versions: (element-type SalRecord): plan versions
 * @name: the name of a plan
 * @version: (nullable): which version, %NULL: the one that says none
 *
 * Finds the version that a document is of.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if there is none
 */
SalRecord *
sal_plan_versions_lookup (GPtrArray *versions, const char *name, const char *version)
{
  for (guint i = 0; i < versions->len; i++)
    if (g_strcmp0 (sal_record_get_text (versions->pdata[i], "name"), name) == 0 &&
        g_strcmp0 (sal_record_get_text (versions->pdata[i], "version"), version) == 0)
      return versions->pdata[i];

  return NULL;
}

/**
 * sal_plan_version_has_paid:
 * @self: a plan version
 *
 * Tells whether it is active, or was until it was retired.
 *
 * Returns: %TRUE if it pays for its days
 */
gboolean
sal_plan_version_has_paid (SalRecord *self)
{
  const char *status = sal_record_get_text (self, "status");

  return g_strcmp0 (status, SAL_PLAN_VERSION_ACTIVE) == 0 ||
         (g_strcmp0 (status, SAL_PLAN_VERSION_RETIRED) == 0 &&
          !sal_record_is_null (self, "activated_at"));
}

/* The active one first, then those that were, then what may become so, the nearest to it first. */
static int
get_rank (SalRecord *version)
{
  static const char *const order[] = { SAL_PLAN_VERSION_ACTIVE,
                                       SAL_PLAN_VERSION_APPROVED,
                                       SAL_PLAN_VERSION_IN_REVIEW,
                                       SAL_PLAN_VERSION_DRAFT };
  const char *status = sal_record_get_text (version, "status");

  if (g_strcmp0 (status, SAL_PLAN_VERSION_RETIRED) == 0)
    return sal_plan_version_has_paid (version) ? 1 : 8;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (status, order[i]) == 0)
      return 2 * (int) i;

  return 8;
}

/**
 * sal_plan_version_goes_before:
 * @self: a plan version
 * @other: another version of the plan, in effect on the same day
 *
 * Tells which of two versions pays: an active one before a retired one, and these before one that
 * is not active yet; then a later one before an earlier one.
 *
 * Returns: %TRUE if it is @self
 */
gboolean
sal_plan_version_goes_before (SalRecord *self, SalRecord *other)
{
  int one_rank = get_rank (self), other_rank = get_rank (other), order;
  gint32 one_first = sal_record_get_date (self, "effective_from");
  gint32 other_first = sal_record_get_date (other, "effective_from");

  if (one_rank != other_rank)
    return one_rank < other_rank;
  if (one_first != other_first)
    return one_first > other_first;
  order = g_strcmp0 (sal_record_get_text (self, "approved_at"),
                     sal_record_get_text (other, "approved_at"));

  return order != 0 ? order > 0 : sal_record_get_id (self) > sal_record_get_id (other);
}

/**
 * sal_plan_versions_find_on:
 * @versions: (element-type SalRecord): plan versions
 * @name: (nullable): the name of a plan
 * @day: a day
 *
 * Finds the version that pays on a day, or that would if it were active.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if there is none for the day
 */
SalRecord *
sal_plan_versions_find_on (GPtrArray *versions, const char *name, gint32 day)
{
  SalRecord *found = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      SalRecord *one = versions->pdata[i];

      if (g_strcmp0 (sal_record_get_text (one, "name"), name) == 0 &&
          sal_record_get_date (one, "effective_from") <= day &&
          day <= sal_record_get_date (one, "effective_to") &&
          (found == NULL || sal_plan_version_goes_before (one, found)))
        found = one;
    }

  return found;
}

static char *
join_names (GPtrArray *versions)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *name = sal_plan_version_get_name (versions->pdata[i]);

      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
set_unknown (GPtrArray *versions, const char *name, GError **error)
{
  g_autofree char *names = join_names (versions);

  if (versions->len > 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("there is no plan “%s”; there are: %s"),
                 name,
                 names);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("there is no plan “%s”, nor any other"),
                 name);
}

/**
 * sal_plan_versions_find:
 * @versions: (element-type SalRecord): plan versions
 * @name: what somebody calls one: its id, its name and version as in “Account Executive@2026.2”, or
 *   the name alone of a plan that has one version
 * @error: return location for an error
 *
 * Finds a plan version.
 *
 * Returns: (transfer none): it, or %NULL with %SAL_STORE_ERROR_NOT_FOUND, which names those there
 *   are, or with %SAL_ERROR_VALUE if a plan has several versions, which it names
 */
SalRecord *
sal_plan_versions_find (GPtrArray *versions, const char *name, GError **error)
{
  g_autoptr (GPtrArray) namesakes = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      SalRecord *version = versions->pdata[i];
      g_autofree char *full_name = sal_plan_version_get_name (version);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sal_record_get_id (version));

      if (g_str_equal (full_name, name) || g_str_equal (id, name))
        return version;
      if (g_strcmp0 (sal_record_get_text (version, "name"), name) == 0)
        g_ptr_array_add (namesakes, version);
    }
  if (namesakes->len == 1)
    return namesakes->pdata[0];
  if (namesakes->len == 0)
    {
      set_unknown (versions, name, error);
      return NULL;
    }

  names = join_names (namesakes);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("“%s” has several versions: expected one of %s"),
               name,
               names);

  return NULL;
}

/* --- documents --- */

const char *
sal_plan_version_of (const SalPlan *plan)
{
  return plan->version != NULL && *plan->version != '\0' ? plan->version : NULL;
}

/**
 * sal_plan_version_write_document:
 * @plan: a plan
 *
 * Writes a plan as the text of its document, the same for the same plan.
 *
 * Returns: (transfer full): JSON, ended by a newline
 */
char *
sal_plan_version_write_document (const SalPlan *plan)
{
  g_autoptr (JsonNode) document = sal_plan_to_json (plan);
  g_autofree char *text = json_to_string (document, TRUE);

  return g_strconcat (text, "\n", NULL);
}

/**
 * sal_plan_version_read_document:
 * @self: a plan version
 * @error: return location for an error
 *
 * Reads what a plan version pays by.
 *
 * Returns: (transfer full): the plan, or %NULL with %SAL_ERROR_FILE or an error of JSON if the
 *   document is not one
 */
SalPlan *
sal_plan_version_read_document (SalRecord *self, GError **error)
{
  g_autofree char *name = sal_plan_version_get_name (self);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  const char *document = sal_record_get_text (self, "document");
  JsonNode *root;

  if (!json_parser_load_from_data (parser, document != NULL ? document : "", -1, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL)
    {
      g_set_error (error, SAL_ERROR, SAL_ERROR_FILE, _ ("“%s” has no document"), name);
      return NULL;
    }

  return sal_plan_from_json (root, name, error);
}

static void
count_difference (const char *path, const char *before, const char *after, gpointer n)
{
  ++*(guint *) n;
}

guint
sal_plan_version_count_differences (const SalPlan *one, const SalPlan *other)
{
  guint n = 0;

  sal_plan_structure_compare (&sal_plan_structure, one, other, count_difference, &n);

  return n;
}

/* --- what is held against them --- */

/* The fields of the record are those of its document. */
static gboolean
is_sound (SalRecord *version)
{
  g_autoptr (SalPlan) plan = sal_plan_version_read_document (version, NULL);

  return plan != NULL && g_strcmp0 (plan->name, sal_record_get_text (version, "name")) == 0 &&
         g_strcmp0 (sal_plan_version_of (plan), sal_record_get_text (version, "version")) == 0 &&
         g_strcmp0 (plan->currency, sal_record_get_text (version, "currency")) == 0 &&
         plan->from == sal_record_get_date (version, "effective_from") &&
         plan->to == sal_record_get_date (version, "effective_to");
}

static GArray *
find_unsound (const SalCheckRule *rule,
              SalWorkspace *workspace,
              SalConnection *connection,
              GError **error)
{
  g_autoptr (GPtrArray) versions = sal_plan_versions_list (connection, error);
  GArray *ids;

  if (versions == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < versions->len; i++)
    {
      gint64 id = sal_record_get_id (versions->pdata[i]);

      if (!is_sound (versions->pdata[i]))
        g_array_append_val (ids, id);
    }

  return ids;
}

static const SalCheckRule rules[] = {
  { &sal_plan_version_kind,
    "document",
    NULL,
    N_ ("has a document that cannot be read as a plan, or is of another one: import it again as a "
        "new version"),
    find_unsound },
  { &sal_plan_version_kind,
    "without-approver",
    "status != \"draft\" and status != \"in_review\" and approver is empty",
    N_ ("is approved without saying by whom") },
  { &sal_participant_kind,
    "overlap",
    NULL,
    N_ ("takes part in the plan twice on some days: end the earlier participation the day before"),
    sal_participants_find_overlaps },
  { &sal_participant_kind,
    "plan",
    NULL,
    N_ ("takes part in a plan that there is not: import the plan, or correct its name"),
    sal_participants_find_planless },
  { &sal_participant_kind,
    "person",
    NULL,
    N_ ("is of a person who is no longer in the workspace: whose pay it was is not known any more"),
    sal_participants_find_gone },
};

/**
 * sal_pay_check_rules:
 * @n_rules: (out): their number
 *
 * What is held against the records of pay beyond what their descriptions require.
 *
 * Returns: (array length=n_rules): the rules
 */
const SalCheckRule *
sal_pay_check_rules (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}

guint
sal_plan_versions_get_measures (const GPtrArray *versions)
{
  guint measures = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (SalPlan) plan = sal_plan_version_read_document (versions->pdata[i], NULL);

      for (guint k = 0; plan != NULL && k < plan->components->len; k++)
        {
          int measure = sal_pay_measure_find (sal_plan_get_component (plan, k)->measure);

          if (measure >= 0)
            measures |= 1u << measure;
        }
    }

  return measures;
}
