/* sal-role-pay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-role-pay.h"

#include <stdlib.h>

#include "sal-participant-commands.h"
#include "sal-participants.h"

static void
role_free (gpointer data)
{
  SalRolePay *self = data;

  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* --- amounts --- */

static gint32
get_day (const SalParticipantList *list)
{
  return list->day != SAL_DATE_NONE ? list->day : list->today;
}

static gboolean
convert (const SalParticipantList *list, const SalParticipantEntry *entry, gint64 *amount)
{
  const char *currency = sal_record_get_text (entry->participant, "currency");

  return g_strcmp0 (currency, list->source->currency) == 0 ||
         (currency != NULL && sal_exchange_rates_convert (list->source->rates,
                                                          *amount,
                                                          currency,
                                                          list->source->currency,
                                                          get_day (list),
                                                          amount));
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* Of an even number of them, the half between the two in the middle, rounded up. */
static gint64
find_median (const GArray *sorted)
{
  gint64 low = g_array_index (sorted, gint64, (sorted->len - 1) / 2);
  gint64 high = g_array_index (sorted, gint64, sorted->len / 2);

  return low + (high - low + 1) / 2;
}

static void
sum_up_earnings (SalRolePay *self, GArray *earnings)
{
  if (earnings->len == 0)
    return;
  g_array_sort (earnings, compare_amounts);
  self->least = g_array_index (earnings, gint64, 0);
  self->median = find_median (earnings);
  self->most = g_array_index (earnings, gint64, earnings->len - 1);
}

static void
sum_up_mixes (SalRolePay *self, GArray *mixes)
{
  self->base_least = self->base_median = self->base_most = -1;
  if (mixes->len == 0)
    return;
  g_array_sort (mixes, compare_amounts);
  self->base_least = (int) g_array_index (mixes, gint64, 0);
  self->base_median = (int) find_median (mixes);
  self->base_most = (int) g_array_index (mixes, gint64, mixes->len - 1);
}

static gboolean
is_outside (const SalParticipantEntry *entry)
{
  return (entry->states & (SAL_PARTICIPANT_LESS_VARIABLE | SAL_PARTICIPANT_MORE_VARIABLE)) != 0;
}

static void
sum_up (SalRolePay *self, const SalParticipantList *list)
{
  g_autoptr (GArray) earnings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) mixes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->entries->pdata[i];
      gint64 amount = sal_participant_get_target_earnings (entry->participant);
      gint64 mix = sal_participant_get_pay_mix (entry->participant);

      self->n_people++;
      self->n_outside += is_outside (entry) ? 1 : 0;
      if (mix >= 0 && !sal_record_is_null (entry->participant, "base_pay"))
        g_array_append_val (mixes, mix);
      if (convert (list, entry, &amount))
        g_array_append_val (earnings, amount);
      else
        self->n_without_rate++;
    }
  sum_up_earnings (self, earnings);
  sum_up_mixes (self, mixes);
}

/* --- roles --- */

static SalRolePay *
find_role (GPtrArray *roles, const SalParticipantEntry *entry)
{
  SalRolePay *role;

  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (((SalRolePay *) roles->pdata[i])->role, entry->role) == 0)
      return roles->pdata[i];
  role = g_new0 (SalRolePay, 1);
  role->role = entry->role;
  role->norm = entry->norm;
  role->entries = g_ptr_array_new ();
  g_ptr_array_add (roles, role);

  return role;
}

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const SalRolePay *one = *(SalRolePay *const *) a, *other = *(SalRolePay *const *) b;

  if (one->role == NULL || other->role == NULL)
    return (one->role == NULL) - (other->role == NULL);

  return g_utf8_collate (one->role, other->role);
}

/**
 * sal_role_pay_list:
 * @list: who takes part in plans on a day
 *
 * Sums up what is paid at target by role. Who takes part in several plans counts once for each.
 *
 * Returns: (transfer full) (element-type SalRolePay): by name; last those without a role. They
 *   refer to @list
 */
GPtrArray *
sal_role_pay_list (const SalParticipantList *list)
{
  GPtrArray *roles = g_ptr_array_new_with_free_func (role_free);

  for (guint i = 0; i < list->entries->len; i++)
    {
      SalParticipantEntry *entry = list->entries->pdata[i];

      if (entry->participant != NULL)
        g_ptr_array_add (find_role (roles, entry)->entries, entry);
    }
  for (guint i = 0; i < roles->len; i++)
    sum_up (roles->pdata[i], list);
  g_ptr_array_sort (roles, compare_roles);

  return roles;
}

/* --- what if --- */

/**
 * sal_role_pay_try:
 * @self: a role
 * @list: what it is of
 * @base_percent: what of the earnings on target would be base pay, or −1 for what is
 * @earnings_rate: what the earnings would become, scaled by %SAL_RATE_ONE
 *
 * Calculates what the people of a role would cost in a year at all targets, as
 * sal_participants_reprice() would write it.
 *
 * Returns: sums in minor units of the reporting currency, of those whose currency can be converted
 */
SalRolePayCost
sal_role_pay_try (const SalRolePay *self,
                  const SalParticipantList *list,
                  int base_percent,
                  gint64 earnings_rate)
{
  SalRolePayCost cost = { 0, 0, 0 };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->entries->pdata[i];
      gint64 base = sal_record_get_integer (entry->participant, "base_pay");
      gint64 variable = sal_record_get_integer (entry->participant, "target_variable");
      SalDesignVerdict verdict = SAL_DESIGN_UNSAID;

      sal_participant_reprice (base_percent, earnings_rate, &base, &variable);
      if (base + variable > 0 &&
          (base_percent >= 0 || !sal_record_is_null (entry->participant, "base_pay")))
        verdict = sal_pay_norm_judge (self->norm,
                                      (double) variable / ((double) base + (double) variable));
      cost.n_outside += verdict == SAL_DESIGN_LOW || verdict == SAL_DESIGN_HIGH ? 1 : 0;
      if (!convert (list, entry, &base) || !convert (list, entry, &variable))
        continue;
      cost.base_pay += base;
      cost.target_variable += variable;
    }

  return cost;
}
