/* sal-participant-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participant-list.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-participant-quota.h"
#include "sal-participants.h"
#include "sal-payout.h"
#include "sal-plan-version.h"
#include "sal-plan-versions.h"

/* --- entries --- */

static void
entry_free (gpointer data)
{
  SalParticipantEntry *self = data;

  g_free (self->name);
  g_free (self);
}

static SalParticipantEntry *
add_entry (SalParticipantList *self, gint64 person, SalRecord *participant)
{
  SalParticipantEntry *entry = g_new0 (SalParticipantEntry, 1);

  entry->person = person;
  entry->name = sal_people_describe (self->source->people, person);
  entry->participant = participant;
  g_ptr_array_add (self->entries, entry);

  return entry;
}

static gint32
last_day (const SalParticipantList *self, SalRecord *participant)
{
  const SalPeoplePerson *person =
      sal_people_get (self->source->people, sal_record_get_integer (participant, "person"));
  gint32 last = sal_record_get_date (participant, "valid_to");

  if (last == SAL_DATE_NONE)
    last = G_MAXINT32;

  return person != NULL && person->left != SAL_DATE_NONE ? MIN (last, person->left) : last;
}

/* The day that an entry is looked at: of the list, else today or what is next to it. */
static gint32
find_day (const SalParticipantList *self, SalRecord *participant)
{
  if (self->day != SAL_DATE_NONE)
    return self->day;

  return MAX (sal_record_get_date (participant, "valid_from"),
              MIN (self->today, last_day (self, participant)));
}

/* Those that a person holds on a day; the rows of tenures are by person. */
static GArray *
find_positions (const SalParticipantList *self, gint64 person, gint32 day)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (self->source->tenures, SalPayTenure, i);

      if (tenure->person == person && tenure->first <= day && day <= tenure->last)
        g_array_append_val (positions, tenure->position);
    }

  return positions;
}

static const char *
find_role (const SalParticipantList *self, gint64 person, const GArray *positions)
{
  const SalPeoplePerson *found;

  for (guint i = 0; i < positions->len; i++)
    {
      const SalPayPosition *position =
          sal_pay_source_find_position (self->source, g_array_index (positions, gint64, i));

      if (position != NULL && position->role != NULL)
        return position->role;
    }
  found = sal_people_get (self->source->people, person);

  return found != NULL ? found->role : NULL;
}

const SalPlan *
sal_participant_list_get_plan (const SalParticipantList *self, const SalParticipantEntry *entry)
{
  guint index;

  return entry->version != NULL && g_ptr_array_find (self->versions, entry->version, &index)
             ? self->plans->pdata[index]
             : NULL;
}

SalPlanLetterState
sal_participant_entry_get_letter_state (const SalParticipantEntry *self)
{
  return self->version != NULL ? sal_plan_letter_get_state (self->letter, self->participant)
                               : SAL_PLAN_LETTER_NONE;
}

static void
judge_mix (SalParticipantEntry *entry)
{
  SalDesignVerdict verdict =
      sal_pay_norm_judge (entry->norm, sal_participant_entry_get_variable_share (entry));

  if (verdict == SAL_DESIGN_LOW)
    entry->states |= SAL_PARTICIPANT_LESS_VARIABLE;
  else if (verdict == SAL_DESIGN_HIGH)
    entry->states |= SAL_PARTICIPANT_MORE_VARIABLE;
}

static void
complete (const SalParticipantList *self, SalParticipantEntry *entry, gint32 day)
{
  g_autoptr (GArray) positions = find_positions (self, entry->person, day);
  const SalPlan *plan;

  entry->role = find_role (self, entry->person, positions);
  entry->norm = sal_pay_norms_find (entry->role);
  if (sal_people_get (self->source->people, entry->person) == NULL)
    entry->states |= SAL_PARTICIPANT_GONE;
  if (entry->participant != NULL)
    {
      entry->version = sal_plan_versions_find_on (
          self->versions, sal_record_get_text (entry->participant, "plan"), day);
      if (entry->version == NULL || !sal_plan_version_has_paid (entry->version))
        entry->states |= SAL_PARTICIPANT_NO_VERSION;
      judge_mix (entry);
      if (entry->version != NULL)
        entry->letter = sal_plan_letters_find (self->letters, entry->participant, entry->version);
    }
  plan = sal_participant_list_get_plan (self, entry);
  if (!sal_participant_quota_find (self->source, plan, positions, day, entry) && plan != NULL)
    entry->states |= SAL_PARTICIPANT_NO_QUOTA;
}

/* --- overlaps --- */

static gboolean
overlap (const SalParticipantList *self, SalRecord *one, SalRecord *other)
{
  return one != other &&
         sal_record_get_integer (one, "person") == sal_record_get_integer (other, "person") &&
         g_strcmp0 (sal_record_get_text (one, "plan"), sal_record_get_text (other, "plan")) == 0 &&
         sal_record_get_date (one, "valid_from") <= last_day (self, other) &&
         sal_record_get_date (other, "valid_from") <= last_day (self, one);
}

/* (nullable): another assignment to the same plan on some of its days */
static SalRecord *
find_overlap (const SalParticipantList *self, SalRecord *participant)
{
  for (guint i = 0; i < self->participants->len; i++)
    if (overlap (self, participant, self->participants->pdata[i]))
      return self->participants->pdata[i];

  return NULL;
}

/* Those of a person stand together. */
static void
mark_overlaps (SalParticipantList *self)
{
  g_autoptr (GHashTable) overlapping = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->participants->len; i++)
    for (guint k = i + 1; k < self->participants->len &&
                          sal_record_get_integer (self->participants->pdata[k], "person") ==
                              sal_record_get_integer (self->participants->pdata[i], "person");
         k++)
      if (overlap (self, self->participants->pdata[i], self->participants->pdata[k]))
        {
          g_hash_table_add (overlapping, self->participants->pdata[i]);
          g_hash_table_add (overlapping, self->participants->pdata[k]);
        }
  for (guint i = 0; i < self->entries->len; i++)
    {
      SalParticipantEntry *entry = self->entries->pdata[i];

      if (entry->participant != NULL && g_hash_table_contains (overlapping, entry->participant))
        entry->states |= SAL_PARTICIPANT_OVERLAPS;
    }
}

/* --- who is in the list --- */

static void
add_participants (SalParticipantList *self, GHashTable *people)
{
  for (guint i = 0; i < self->participants->len; i++)
    {
      SalRecord *participant = self->participants->pdata[i];
      gint64 person = sal_record_get_integer (participant, "person");
      gint32 day = find_day (self, participant);

      if (day < sal_record_get_date (participant, "valid_from") ||
          (self->day != SAL_DATE_NONE && day > last_day (self, participant)))
        continue;
      g_hash_table_add (people, g_memdup2 (&person, sizeof person));
      complete (self, add_entry (self, person, participant), day);
    }
}

/* Who holds a position and takes part in nothing on the day. */
static void
add_others (SalParticipantList *self, GHashTable *people)
{
  gint32 day = self->day != SAL_DATE_NONE ? self->day : self->today;

  for (guint i = 0; i < self->source->tenures->len; i++)
    {
      const SalPayTenure *tenure = &g_array_index (self->source->tenures, SalPayTenure, i);
      const SalPeoplePerson *person = sal_people_get (self->source->people, tenure->person);
      SalParticipantEntry *entry;

      if (tenure->first > day || tenure->last < day || person == NULL ||
          (person->left != SAL_DATE_NONE && person->left < day) ||
          !g_hash_table_add (people, g_memdup2 (&tenure->person, sizeof tenure->person)))
        continue;
      entry = add_entry (self, tenure->person, NULL);
      entry->states |= SAL_PARTICIPANT_NO_PLAN;
      complete (self, entry, day);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SalParticipantEntry *one = *(SalParticipantEntry *const *) a,
                            *other = *(SalParticipantEntry *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  if (order == 0)
    order = (one->person > other->person) - (one->person < other->person);
  if (order == 0 && one->participant != NULL && other->participant != NULL)
    order = sal_record_get_date (one->participant, "valid_from") -
            sal_record_get_date (other->participant, "valid_from");

  return order;
}

/* --- loading --- */

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalWorkspace *workspace = data;

  /* no sales, and all that is planned: only who holds what, quotas and rates */
  return sal_pay_source_load (connection,
                              sal_workspace_get_calendar (workspace),
                              sal_workspace_get_currency (workspace),
                              0,
                              sal_date_from_ymd (9999, 12, 31),
                              sal_date_from_ymd (9999, 12, 30),
                              error);
}

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SalParticipantList *self = data;

  self->participants = sal_participants_list (connection, error);
  if (self->participants != NULL)
    self->versions = sal_plan_versions_list (connection, error);
  if (self->versions != NULL)
    self->letters = sal_plan_letters_list (connection, error);

  return self->letters != NULL ? self : NULL;
}

static void
plan_free (gpointer data)
{
  if (data != NULL)
    sal_plan_free (data);
}

/**
 * sal_participant_list_load:
 * @workspace: a workspace whose pay is open
 * @day: as of which day, or %SAL_DATE_NONE for every assignment there ever was or will be
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Reads who takes part in plans, and finds what is to be looked at: waits for the disk.
 *
 * Returns: (transfer full): the list, or %NULL with the errors of reading
 */
SalParticipantList *
sal_participant_list_load (SalWorkspace *workspace,
                           gint32 day,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (SalParticipantList) self = g_new0 (SalParticipantList, 1);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->day = day;
  self->today = sal_date_today ();
  self->plans = g_ptr_array_new_with_free_func (plan_free);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  if (sal_store_read_sync (
          sal_workspace_get_pay_store (workspace), read_pay, self, cancellable, error) == NULL)
    return NULL;
  self->source = sal_store_read_sync (
      sal_workspace_get_store (workspace), read_source, workspace, cancellable, error);
  if (self->source == NULL)
    return NULL;
  for (guint i = 0; i < self->versions->len; i++)
    g_ptr_array_add (self->plans, sal_plan_version_read_document (self->versions->pdata[i], NULL));
  add_participants (self, people);
  add_others (self, people);
  mark_overlaps (self);
  g_ptr_array_sort (self->entries, compare_entries);

  return g_steal_pointer (&self);
}

void
sal_participant_list_free (SalParticipantList *self)
{
  g_clear_pointer (&self->source, sal_pay_source_free);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* --- words --- */

const char *
sal_participant_state_get_label (SalParticipantState state)
{
  switch (state)
    {
    case SAL_PARTICIPANT_NO_PLAN:
      return _ ("No plan");
    case SAL_PARTICIPANT_NO_VERSION:
      return _ ("No version in effect");
    case SAL_PARTICIPANT_NO_QUOTA:
      return _ ("No quota");
    case SAL_PARTICIPANT_OVERLAPS:
      return _ ("Twice in the plan");
    case SAL_PARTICIPANT_GONE:
      return _ ("Person is gone");
    case SAL_PARTICIPANT_LESS_VARIABLE:
      return _ ("Less variable than usual");
    case SAL_PARTICIPANT_MORE_VARIABLE:
      return _ ("More variable than usual");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
explain_version (const SalParticipantEntry *entry)
{
  g_autofree char *name = NULL;

  if (entry->version == NULL)
    return g_strdup_printf (_ ("No version of the plan “%s” is in effect on the day."),
                            sal_record_get_text (entry->participant, "plan"));
  name = sal_plan_version_get_name (entry->version);

  /* translators: a plan with its version, and its status, such as “Draft” */
  return g_strdup_printf (
      _ ("“%s” does not pay yet: its status is “%s”."),
      name,
      sal_choice_get_label (sal_kind_find_field (&sal_plan_version_kind, "status"),
                            sal_record_get_text (entry->version, "status")));
}

static char *
explain_overlap (const SalParticipantList *self, SalRecord *participant)
{
  SalRecord *other = find_overlap (self, participant);
  gint32 first = MAX (sal_record_get_date (participant, "valid_from"),
                      sal_record_get_date (other, "valid_from"));
  gint32 last = MIN (last_day (self, participant), last_day (self, other));
  g_autofree char *from = sal_date_format (first);
  g_autofree char *to = last < G_MAXINT32 ? sal_date_format (last) : NULL;

  if (to == NULL)
    /* translators: a plan and a day */
    return g_strdup_printf (_ ("Takes part in “%s” twice from %s on, and is paid twice."),
                            sal_record_get_text (participant, "plan"),
                            from);

  /* translators: a plan and two days */
  return g_strdup_printf (_ ("Takes part in “%s” twice from %s to %s, and is paid twice."),
                          sal_record_get_text (participant, "plan"),
                          from,
                          to);
}

static char *
explain_mix (const SalParticipantEntry *entry)
{
  g_autofree char *norm = sal_pay_norm_to_text (entry->norm);
  int mix = sal_participant_get_pay_mix (entry->participant);

  /* translators: a pay mix such as 60/40, what is usual, for whom, and the source of that */
  return g_strdup_printf (_ ("The pay mix is %d/%d; usual is %s for “%s” (%s)."),
                          mix,
                          100 - mix,
                          norm,
                          _ (entry->norm->label),
                          _ (entry->norm->source));
}

static char *
explain_state (const SalParticipantList *self,
               const SalParticipantEntry *entry,
               SalParticipantState state)
{
  switch (state)
    {
    case SAL_PARTICIPANT_NO_PLAN:
      return g_strdup (_ ("Holds a position, and takes part in no plan on the day."));
    case SAL_PARTICIPANT_NO_VERSION:
      return explain_version (entry);
    case SAL_PARTICIPANT_NO_QUOTA:
      return g_strdup (_ ("What the plan pays depends on a quota, and the position has none in the "
                          "fiscal year."));
    case SAL_PARTICIPANT_OVERLAPS:
      return explain_overlap (self, entry->participant);
    case SAL_PARTICIPANT_GONE:
      return g_strdup (_ ("The person is not in the workspace any more, and is not paid."));
    case SAL_PARTICIPANT_LESS_VARIABLE:
    case SAL_PARTICIPANT_MORE_VARIABLE:
    default:
      return explain_mix (entry);
    }
}

/**
 * sal_participant_list_explain:
 * @self: a list
 * @entry: one of its entries
 *
 * Says what is to be looked at.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each of its states
 */
GPtrArray *
sal_participant_list_explain (const SalParticipantList *self, const SalParticipantEntry *entry)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SAL_PARTICIPANT_N_STATES; i++)
    if ((entry->states >> i & 1) != 0)
      g_ptr_array_add (sentences, explain_state (self, entry, (SalParticipantState) (1u << i)));

  return sentences;
}

double
sal_participant_entry_get_variable_share (const SalParticipantEntry *self)
{
  gint64 all =
      self->participant != NULL ? sal_participant_get_target_earnings (self->participant) : 0;

  return all > 0 && !sal_record_is_null (self->participant, "base_pay")
             ? (double) sal_record_get_integer (self->participant, "target_variable") / (double) all
             : NAN;
}
