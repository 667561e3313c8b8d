/* sal-price-exceptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-exceptions.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-price-exception.h"

static const struct
{
  const char *status;
  const char *label;
} states[] = {
  [SAL_PRICE_STATE_REQUESTED] = { SAL_PRICE_REQUESTED, N_ ("To Decide") },
  [SAL_PRICE_STATE_APPROVED] = { SAL_PRICE_APPROVED, N_ ("Approved") },
  [SAL_PRICE_STATE_REJECTED] = { SAL_PRICE_REJECTED, N_ ("Rejected") },
  [SAL_PRICE_STATE_EXPIRED] = { SAL_PRICE_EXPIRED, N_ ("Expired") },
  [SAL_PRICE_STATE_WITHDRAWN] = { SAL_PRICE_WITHDRAWN, N_ ("Withdrawn") },
};

/**
 * sal_price_state_on:
 * @status: the status of an exception, as stored
 * @valid_to: the last day of its price, or %SAL_DATE_NONE
 * @day: a day
 *
 * Tells what has become of an exception by a day: what is approved, or still to be decided, expires
 * after its last day.
 *
 * Returns: the state
 */
SalPriceState
sal_price_state_on (const char *status, gint32 valid_to, gint32 day)
{
  SalPriceState state = SAL_PRICE_STATE_REQUESTED;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (status, states[i].status) == 0)
      state = (SalPriceState) i;
  if ((state == SAL_PRICE_STATE_APPROVED || state == SAL_PRICE_STATE_REQUESTED) &&
      valid_to != SAL_DATE_NONE && valid_to < day)
    state = SAL_PRICE_STATE_EXPIRED;

  return state;
}

/**
 * sal_price_state_get_label:
 * @state: a state
 *
 * Says in which state an exception is.
 *
 * Returns: (transfer none): a translated word
 */
const char *
sal_price_state_get_label (SalPriceState state)
{
  return _ (states[state].label);
}

void
sal_price_exceptions_free (SalPriceExceptions *self)
{
  g_array_unref (self->exceptions);
  g_clear_pointer (&self->holders, g_array_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * sal_price_exceptions_find:
 * @self: a list
 * @id: the id of an exception
 *
 * Looks for an exception.
 *
 * Returns: (nullable): it
 */
const SalPriceException *
sal_price_exceptions_find (const SalPriceExceptions *self, gint64 id)
{
  for (guint i = 0; i < self->exceptions->len; i++)
    {
      const SalPriceException *exception = &g_array_index (self->exceptions, SalPriceException, i);

      if (exception->id == id)
        return exception;
    }

  return NULL;
}

/* --- precedents --- */

typedef struct
{
  const SalPriceExceptions *list;
  gint64 discount;
} Ranking;

static const SalPriceException *
get (const SalPriceExceptions *self, guint index)
{
  return &g_array_index (self->exceptions, SalPriceException, index);
}

static gint64
distance (const Ranking *ranking, const SalPrecedent *precedent)
{
  return ABS (sal_price_share_to_rate (&get (ranking->list, precedent->index)->effect.discount) -
              ranking->discount);
}

static int
compare_precedents (gconstpointer a, gconstpointer b, gpointer data)
{
  const SalPrecedent *one = a, *other = b;
  gint64 far = distance (data, one), farther = distance (data, other);

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (far != farther)
    return far < farther ? -1 : 1;

  return one->index < other->index ? -1 : one->index > other->index;
}

static gboolean
is_precedent (const SalPriceException *asked,
              const SalPriceException *other,
              const Ranking *ranking,
              SalPrecedent *precedent)
{
  gboolean same_account = asked->account == other->account;
  gboolean same_family = asked->family != 0 && asked->family == other->family;

  if (other->decided_on == SAL_DATE_NONE || other->id == asked->id)
    return FALSE;
  if (same_account)
    precedent->kind =
        same_family ? SAL_PRECEDENT_SAME_ACCOUNT_AND_FAMILY : SAL_PRECEDENT_SAME_ACCOUNT;
  else
    precedent->kind = SAL_PRECEDENT_SAME_FAMILY;

  return same_account || (same_family && distance (ranking, precedent) <= SAL_PRECEDENT_DISCOUNT);
}

/**
 * sal_price_exceptions_find_precedents:
 * @self: a list of all exceptions
 * @index: which of them
 *
 * Finds earlier decisions that bear on one: those of the same account, and those of other accounts
 * for the same product family with a similar discount. First come those of the same account and
 * family, then of the account, then of the family; in each the nearest discount first.
 *
 * Returns: (transfer full): of #SalPrecedent, at most %SAL_PRECEDENTS_MAX
 */
GArray *
sal_price_exceptions_find_precedents (const SalPriceExceptions *self, guint index)
{
  const SalPriceException *asked = get (self, index);
  Ranking ranking = { self, sal_price_share_to_rate (&asked->effect.discount) };
  GArray *precedents = g_array_new (FALSE, FALSE, sizeof (SalPrecedent));

  for (guint i = 0; i < self->exceptions->len; i++)
    {
      SalPrecedent precedent = { .index = i };

      if (is_precedent (asked, get (self, i), &ranking, &precedent))
        g_array_append_val (precedents, precedent);
    }
  g_array_sort_with_data (precedents, compare_precedents, &ranking);
  if (precedents->len > SAL_PRECEDENTS_MAX)
    g_array_set_size (precedents, SAL_PRECEDENTS_MAX);

  return precedents;
}

/**
 * sal_decision_describe_entitled:
 * @entitled: (array zero-terminated=1): roles, the lowest first
 * @n_lowest: how many of them go equally far
 *
 * Says who may decide something, or that nobody may.
 *
 * Returns: (transfer full): a sentence
 */
char *
sal_decision_describe_entitled (char **entitled, guint n_lowest)
{
  g_autoptr (GStrvBuilder) lowest = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  if (n_lowest == 0)
    return g_strdup (_ ("No role may decide this: the decision rights do not reach so far"));
  for (guint i = 0; i < n_lowest; i++)
    g_strv_builder_add (lowest, entitled[i]);
  names = g_strv_builder_end (lowest);
  joined = g_strjoinv (_ (" or "), names);

  return entitled[n_lowest] == NULL
             /* translators: a role, or several of which any may decide */
             ? g_strdup_printf (_ ("%s decides this"), joined)
             : g_strdup_printf (_ ("%s decides this, or a role above"), joined);
}

/**
 * sal_price_exception_describe_entitled:
 * @self: an exception
 *
 * Says who may decide an exception by the decision rights of the day it was loaded for.
 *
 * Returns: (transfer full): a sentence
 */
char *
sal_price_exception_describe_entitled (const SalPriceException *self)
{
  return sal_decision_describe_entitled (self->entitled, self->n_lowest);
}

/**
 * sal_price_exception_describe_decision:
 * @self: an exception that was decided
 *
 * Says who decided, when, by what right and why.
 *
 * Returns: (transfer full): a sentence without full stop
 */
char *
sal_price_exception_describe_decision (const SalPriceException *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = sal_date_format (self->decided_on);
  const char *who = self->approver != NULL ? self->approver : "–";

  if (!self->without_right && self->entitled_as != NULL)
    /* translators: a person, a day, and a role */
    g_string_append_printf (
        text, _ ("Decided by %1$s on %2$s, entitled as %3$s"), who, day, self->entitled_as);
  else
    /* translators: a person and a day */
    g_string_append_printf (text, _ ("Decided by %1$s on %2$s"), who, day);
  if (self->decision_reason != NULL && *self->decision_reason != '\0')
    g_string_append_printf (text, ": %s", self->decision_reason);
  if (self->without_right)
    g_string_append_printf (text,
                            /* translators: roles, or a dash */
                            _ (" (without right; entitled were: %s)"),
                            self->were_entitled != NULL ? self->were_entitled : "–");

  return g_string_free (g_steal_pointer (&text), FALSE);
}
