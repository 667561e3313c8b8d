/* sal-participant-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participant-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-participants.h"
#include "sal-rational.h"
#include "sal-store-error.h"

static gint32
last_day (SalRecord *participant)
{
  gint32 day = sal_record_get_date (participant, "valid_to");

  return day != SAL_DATE_NONE ? day : G_MAXINT32;
}

static void
set_last_day (SalRecord *participant, gint32 day)
{
  if (day != SAL_DATE_NONE && day < G_MAXINT32)
    sal_record_set_date (participant, "valid_to", day);
  else
    sal_record_set_null (participant, "valid_to");
}

static SalRecord *
copy_from (SalRecord *participant, gint32 from)
{
  SalRecord *copy = sal_record_new (&sal_participant_kind);

  for (guint i = 0; i < sal_participant_kind.n_fields; i++)
    sal_record_set_value (copy, i, sal_record_get_value (participant, i));
  sal_record_set_date (copy, "valid_from", from);

  return copy;
}

/**
 * sal_participant_end:
 * @transaction: a transaction of a pay store
 * @participant: an assignment that begins on the day or before it
 * @last: its last day
 * @error: return location for an error
 *
 * Lets an assignment end on a day.
 *
 * Returns: (transfer full): what it has become, or %NULL with the errors of writing
 */
SalRecord *
sal_participant_end (SalTransaction *transaction,
                     SalRecord *participant,
                     gint32 last,
                     GError **error)
{
  g_autoptr (SalRecord) ended = sal_record_copy (participant);

  set_last_day (ended, last);

  return sal_transaction_enter (transaction, participant, ended, error) ? g_steal_pointer (&ended)
                                                                        : NULL;
}

/* --- assigning --- */

/* Of what somebody takes part in: what is in effect on the day, and the first that comes after. */
typedef struct
{
  GPtrArray *current; /* of SalRecord, not owned */
  SalRecord *last;    /* (nullable): the latest before the day, ended or not */
  gint32 next;        /* the first day of what comes after; G_MAXINT32: nothing does */
} Situation;

static void
find_situation (GPtrArray *participants, gint64 person, gint32 day, Situation *situation)
{
  situation->last = NULL;
  situation->next = G_MAXINT32;
  for (guint i = 0; i < participants->len; i++)
    {
      SalRecord *one = participants->pdata[i];
      gint32 first = sal_record_get_date (one, "valid_from");

      if (sal_record_get_integer (one, "person") != person)
        continue;
      if (first > day)
        {
          situation->next = MIN (situation->next, first);
          continue;
        }
      if (last_day (one) >= day)
        g_ptr_array_add (situation->current, one);
      if (situation->last == NULL || sal_record_get_date (situation->last, "valid_from") <= first)
        situation->last = one;
    }
}

/* What began on the very day is not ended but becomes the new assignment. */
static gboolean
end_current (SalTransaction *transaction,
             SalParticipantAssigning *self,
             const Situation *situation,
             GError **error)
{
  for (guint i = 0; i < situation->current->len; i++)
    {
      SalRecord *one = situation->current->pdata[i];

      if (sal_record_get_date (one, "valid_from") == self->from)
        {
          if (!sal_transaction_delete (
                  transaction, &sal_participant_kind, sal_record_get_id (one), error))
            return FALSE;
        }
      else
        {
          g_autoptr (SalRecord) ended =
              sal_participant_end (transaction, one, self->from - 1, error);

          if (ended == NULL)
            return FALSE;
        }
      self->n_ended++;
    }

  return TRUE;
}

static SalRecord *
create_assignment (const SalParticipantAssigning *self, gint64 person, const Situation *situation)
{
  SalRecord *record;
  gint32 to = self->to != SAL_DATE_NONE ? self->to : G_MAXINT32;

  if (situation->last != NULL)
    {
      record = copy_from (situation->last, self->from);
      sal_record_set_null (record, "note");
    }
  else
    {
      record = sal_record_new (&sal_participant_kind);
      sal_record_set_integer (record, "person", person);
      sal_record_set_date (record, "valid_from", self->from);
      sal_record_set_integer (record, "base_pay", self->base_pay);
      sal_record_set_integer (record, "target_variable", self->target_variable);
      sal_record_set_text (record, "currency", self->currency);
    }
  sal_record_set_text (record, "plan", self->plan);
  set_last_day (record, situation->next < G_MAXINT32 ? MIN (to, situation->next - 1) : to);

  return record;
}

static gboolean
is_in_plan (const SalParticipantAssigning *self, const Situation *situation)
{
  return situation->current->len == 1 &&
         g_strcmp0 (sal_record_get_text (situation->current->pdata[0], "plan"), self->plan) == 0 &&
         last_day (situation->current->pdata[0]) ==
             (self->to != SAL_DATE_NONE ? self->to : G_MAXINT32);
}

static gboolean
assign_person (SalTransaction *transaction,
               SalParticipantAssigning *self,
               GPtrArray *participants,
               gint64 person,
               GError **error)
{
  g_autoptr (GPtrArray) current = g_ptr_array_new ();
  Situation situation = { current, NULL, 0 };
  g_autoptr (SalRecord) record = NULL;

  find_situation (participants, person, self->from, &situation);
  if (is_in_plan (self, &situation))
    {
      self->n_same++;
      return TRUE;
    }
  record = create_assignment (self, person, &situation);
  self->n_added++;

  return end_current (transaction, self, &situation, error) &&
         sal_transaction_enter (transaction, NULL, record, error);
}

/**
 * sal_participants_assign:
 * @transaction: a transaction of a pay store
 * @assigning: the #SalParticipantAssigning, which is told what came of it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Assigns people to a plan from a day on, with the pay at target that they have. What they are in
 * on the day ends the day before; what is planned for later stays, and the new assignment ends
 * before it. Who is in the plan alone on the day stays as he or she is.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if a pay is not valid, or with the errors of
 *   writing
 */
gboolean
sal_participants_assign (SalTransaction *transaction,
                         gpointer assigning,
                         GCancellable *cancellable,
                         GError **error)
{
  SalParticipantAssigning *self = assigning;
  g_autoptr (GPtrArray) participants =
      sal_participants_list (sal_transaction_get_connection (transaction), error);
  g_autofree char *label = NULL;

  self->n_added = self->n_ended = self->n_same = 0;
  if (participants == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_people; i++)
    if (!assign_person (transaction, self, participants, self->people[i], error))
      return FALSE;
  /* translators: a number of people and a plan */
  label = g_strdup_printf (
      ngettext ("Assign %u Person to “%s”", "Assign %u People to “%s”", self->n_people),
      self->n_people,
      self->plan);
  sal_transaction_set_label (transaction, label);

  return TRUE;
}

/* --- ending --- */

static gboolean
set_begins_later (SalRecord *participant, gint32 day, GError **error)
{
  char text[SAL_DATE_BUFFER];

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               /* translators: a plan and two days */
               _ ("an assignment to “%s” begins on %s only, and cannot end or change on %s"),
               sal_record_get_text (participant, "plan"),
               sal_record_get_text (participant, "valid_from"),
               sal_date_write_iso (day, text));

  return FALSE;
}

/**
 * sal_participants_end:
 * @transaction: a transaction of a pay store
 * @ending: the #SalParticipantEnding
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lets assignments end on a day.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if one begins later, or with the errors of reading
 *   and writing
 */
gboolean
sal_participants_end (SalTransaction *transaction,
                      gpointer ending,
                      GCancellable *cancellable,
                      GError **error)
{
  const SalParticipantEnding *self = ending;
  g_autofree char *label =
      g_strdup_printf (ngettext ("End %u Assignment", "End %u Assignments", self->n_participants),
                       self->n_participants);

  for (guint i = 0; i < self->n_participants; i++)
    {
      g_autoptr (SalRecord) before =
          sal_transaction_load (transaction, &sal_participant_kind, self->participants[i], error);
      g_autoptr (SalRecord) after = NULL;

      if (before == NULL)
        return FALSE;
      if (sal_record_get_date (before, "valid_from") > self->last)
        return set_begins_later (before, self->last, error);
      after = sal_participant_end (transaction, before, self->last, error);
      if (after == NULL)
        return FALSE;
    }
  sal_transaction_set_label (transaction, label);

  return TRUE;
}

/* --- pay --- */

/* Half away from zero, as pay is rounded. */
static gint64
scale (gint64 amount, gint64 numerator, gint64 denominator)
{
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, factor = SAL_RATIONAL_INIT;
  gint64 rounded;

  sal_rational_set_integer (&exact, amount);
  sal_rational_set_ratio (&factor, numerator, denominator);
  sal_rational_multiply (&exact, &exact, &factor);

  return sal_rational_round (&exact, &rounded) ? rounded : amount;
}

/**
 * sal_participant_reprice:
 * @base_percent: what of the earnings on target shall be base pay, or −1 for the mix there is
 * @earnings_rate: what the earnings on target become, scaled by %SAL_RATE_ONE
 * @base_pay: (inout): base pay, in minor units
 * @target_variable: (inout): target variable, in minor units
 *
 * Calculates what the pay at target becomes. The earnings are rounded once, then the base pay; the
 * target variable is the rest, so that the two add up.
 */
void
sal_participant_reprice (int base_percent,
                         gint64 earnings_rate,
                         gint64 *base_pay,
                         gint64 *target_variable)
{
  gint64 earnings = *base_pay + *target_variable;
  gint64 changed = scale (earnings, earnings_rate, SAL_RATE_ONE);

  if (base_percent >= 0)
    *base_pay = scale (changed, base_percent, 100);
  else if (earnings > 0)
    *base_pay = scale (changed, *base_pay, earnings);
  *target_variable = changed - *base_pay;
}

static void
set_pay (SalRecord *record, const SalParticipantRepricing *self)
{
  gint64 base_pay = sal_record_get_integer (record, "base_pay");
  gint64 target_variable = sal_record_get_integer (record, "target_variable");

  sal_participant_reprice (self->base_percent, self->earnings_rate, &base_pay, &target_variable);
  sal_record_set_integer (record, "base_pay", base_pay);
  sal_record_set_integer (record, "target_variable", target_variable);
}

static gboolean
reprice_one (SalTransaction *transaction,
             const SalParticipantRepricing *self,
             SalRecord *before,
             GError **error)
{
  gint32 first = sal_record_get_date (before, "valid_from");
  g_autoptr (SalRecord) after = NULL, next = NULL;

  if (last_day (before) < self->from)
    return TRUE; /* over by then */
  if (first > self->from)
    return set_begins_later (before, self->from, error);
  if (first == self->from)
    {
      after = sal_record_copy (before);
      set_pay (after, self);
      return sal_transaction_enter (transaction, before, after, error);
    }
  next = copy_from (before, self->from);
  set_pay (next, self);
  after = sal_participant_end (transaction, before, self->from - 1, error);

  return after != NULL && sal_transaction_enter (transaction, NULL, next, error);
}

/**
 * sal_participants_reprice:
 * @transaction: a transaction of a pay store
 * @repricing: the #SalParticipantRepricing
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Changes the pay at target from a day on: what there was ends the day before, and goes on with
 * the new pay, so that days before are paid as they were.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if an assignment begins after the day, or with the
 *   errors of reading and writing
 */
gboolean
sal_participants_reprice (SalTransaction *transaction,
                          gpointer repricing,
                          GCancellable *cancellable,
                          GError **error)
{
  const SalParticipantRepricing *self = repricing;
  g_autofree char *label = g_strdup_printf (ngettext ("Change the Pay Mix of %u Person",
                                                      "Change the Pay Mix of %u People",
                                                      self->n_participants),
                                            self->n_participants);

  for (guint i = 0; i < self->n_participants; i++)
    {
      g_autoptr (SalRecord) before =
          sal_transaction_load (transaction, &sal_participant_kind, self->participants[i], error);

      if (before == NULL || !reprice_one (transaction, self, before, error))
        return FALSE;
    }
  sal_transaction_set_label (transaction, label);

  return TRUE;
}
