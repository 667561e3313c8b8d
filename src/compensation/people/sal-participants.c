/* sal-participants.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants.h"

#include "sal-kinds.h"
#include "sal-plan-versions.h"
#include "sal-rational.h"
#include "sal-record-query.h"

static gboolean
add_copy (SalRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, sal_record_copy (record));

  return TRUE;
}

static int
compare_numbers (gint64 one, gint64 other)
{
  return (one > other) - (one < other);
}

static int
compare_participants (gconstpointer a, gconstpointer b)
{
  SalRecord *one = *(SalRecord *const *) a, *other = *(SalRecord *const *) b;
  int order = compare_numbers (sal_record_get_integer (one, "person"),
                               sal_record_get_integer (other, "person"));

  if (order == 0)
    order = g_strcmp0 (sal_record_get_text (one, "plan"), sal_record_get_text (other, "plan"));
  if (order == 0)
    order = compare_numbers (sal_record_get_date (one, "valid_from"),
                             sal_record_get_date (other, "valid_from"));

  return order != 0 ? order : compare_numbers (sal_record_get_id (one), sal_record_get_id (other));
}

/**
 * sal_participants_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads all participants: by person, then by plan, then by their first day.
 *
 * Returns: (transfer full) (element-type SalRecord): them, or %NULL with the errors of reading
 */
GPtrArray *
sal_participants_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) participants = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_participant_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, participants, error))
    return NULL;
  g_ptr_array_sort (participants, compare_participants);

  return g_steal_pointer (&participants);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  SalRecord *one = *(SalRecord *const *) a, *other = *(SalRecord *const *) b;
  int order = compare_numbers (sal_record_get_integer (one, "person"),
                               sal_record_get_integer (other, "person"));

  if (order == 0)
    order = g_strcmp0 (sal_record_get_text (one, "objective"),
                       sal_record_get_text (other, "objective"));
  if (order == 0)
    order = g_strcmp0 (sal_record_get_text (one, "period"), sal_record_get_text (other, "period"));

  return order != 0 ? order : compare_numbers (sal_record_get_id (one), sal_record_get_id (other));
}

/**
 * sal_pay_scores_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads the scores of all objectives: by person, objective and period.
 *
 * Returns: (transfer full) (element-type SalRecord): them, or %NULL with the errors of reading
 */
GPtrArray *
sal_pay_scores_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_pay_score_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, scores, error))
    return NULL;
  g_ptr_array_sort (scores, compare_scores);

  return g_steal_pointer (&scores);
}

/**
 * sal_participant_get_target_earnings:
 * @self: a participant
 *
 * Adds up what somebody earns in a year at all targets (OTE): base pay and target variable.
 *
 * Returns: minor units of the participant's currency
 */
gint64
sal_participant_get_target_earnings (SalRecord *self)
{
  return sal_record_get_integer (self, "base_pay") +
         sal_record_get_integer (self, "target_variable");
}

/**
 * sal_participant_get_pay_mix:
 * @self: a participant
 *
 * Tells how much of the on-target earnings is base pay: 60 is a mix of 60/40.
 *
 * Returns: per cent, rounded half up, or −1 if there are no earnings
 */
int
sal_participant_get_pay_mix (SalRecord *self)
{
  g_auto (SalRational) share = SAL_RATIONAL_INIT, hundred = SAL_RATIONAL_INIT;
  gint64 all = sal_participant_get_target_earnings (self), percent;

  if (all <= 0)
    return -1;
  sal_rational_set_ratio (&share, sal_record_get_integer (self, "base_pay"), all);
  sal_rational_set_integer (&hundred, 100);
  sal_rational_multiply (&share, &share, &hundred);

  return sal_rational_round (&share, &percent) ? (int) percent : -1;
}

/* --- what is held against them --- */

static gint32
last_day (SalRecord *participant)
{
  gint32 day = sal_record_get_date (participant, "valid_to");

  return day != SAL_DATE_NONE ? day : G_MAXINT32;
}

static gboolean
is_same_plan (SalRecord *one, SalRecord *other)
{
  return sal_record_get_integer (one, "person") == sal_record_get_integer (other, "person") &&
         g_strcmp0 (sal_record_get_text (one, "plan"), sal_record_get_text (other, "plan")) == 0;
}

/**
 * sal_participants_find_overlaps:
 * @rule: the rule
 * @workspace: a workspace
 * @connection: a connection of its pay
 * @error: return location for an error
 *
 * Finds those who take part in a plan twice on some day: the later one of each pair.
 *
 * Returns: (transfer full) (element-type gint64): their ids, or %NULL with the errors of reading
 */
GArray *
sal_participants_find_overlaps (const SalCheckRule *rule,
                                SalWorkspace *workspace,
                                SalConnection *connection,
                                GError **error)
{
  g_autoptr (GPtrArray) participants = sal_participants_list (connection, error);
  GArray *ids;
  gint32 last = 0;

  if (participants == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *one = participants->pdata[i];
      gint64 id = sal_record_get_id (one);
      gboolean goes_on = i > 0 && is_same_plan (one, participants->pdata[i - 1]);

      if (goes_on && sal_record_get_date (one, "valid_from") <= last)
        g_array_append_val (ids, id);
      last = goes_on ? MAX (last, last_day (one)) : last_day (one);
    }

  return ids;
}

static gboolean
has_plan (GPtrArray *versions, const char *name)
{
  for (guint i = 0; i < versions->len; i++)
    if (g_strcmp0 (sal_record_get_text (versions->pdata[i], "name"), name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * sal_participants_find_planless:
 * @rule: the rule
 * @workspace: a workspace
 * @connection: a connection of its pay
 * @error: return location for an error
 *
 * Finds those whose plan has no version.
 *
 * Returns: (transfer full) (element-type gint64): their ids, or %NULL with the errors of reading
 */
GArray *
sal_participants_find_planless (const SalCheckRule *rule,
                                SalWorkspace *workspace,
                                SalConnection *connection,
                                GError **error)
{
  g_autoptr (GPtrArray) participants = sal_participants_list (connection, error);
  g_autoptr (GPtrArray) versions =
      participants != NULL ? sal_plan_versions_list (connection, error) : NULL;
  GArray *ids;

  if (versions == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < participants->len; i++)
    {
      gint64 id = sal_record_get_id (participants->pdata[i]);

      if (!has_plan (versions, sal_record_get_text (participants->pdata[i], "plan")))
        g_array_append_val (ids, id);
    }

  return ids;
}

static gpointer
load_people (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_people_load (connection, error);
}

/**
 * sal_participants_find_gone:
 * @rule: the rule
 * @workspace: a workspace
 * @connection: a connection of its pay
 * @error: return location for an error
 *
 * Finds those whose person is not in the workspace any more.
 *
 * Returns: (transfer full) (element-type gint64): their ids, or %NULL with the errors of reading
 */
GArray *
sal_participants_find_gone (const SalCheckRule *rule,
                            SalWorkspace *workspace,
                            SalConnection *connection,
                            GError **error)
{
  g_autoptr (GPtrArray) participants = sal_participants_list (connection, error);
  g_autoptr (SalPeople) people =
      participants != NULL
          ? sal_store_read_sync (
                sal_workspace_get_store (workspace), load_people, NULL, NULL, error)
          : NULL;
  GArray *ids;

  if (people == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < participants->len; i++)
    {
      gint64 id = sal_record_get_id (participants->pdata[i]);

      if (sal_people_get (people, sal_record_get_integer (participants->pdata[i], "person")) ==
          NULL)
        g_array_append_val (ids, id);
    }

  return ids;
}
