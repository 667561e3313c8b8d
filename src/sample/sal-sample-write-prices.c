/* sal-sample-write-prices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-decision-rights.h"
#include "sal-price-exception.h"
#include "sal-sample-writer.h"

/* Of the largest customers. */
#define ACCOUNTS          60
#define WITHOUT_EXCEPTION 0.25
#define EXCEPTIONS_MAX    3
#define DAYS              540 /* back */
#define ANY_SIZE          0
#define BEYOND            4 /* of a hundred ask for more than anybody may give */

/* Up to which discount, in per cent, on deals up to which size in US dollars. */
static const struct
{
  const char *role;
  int percent;
  int deal;
} rights[] = {
  { "Sales Manager", 12, 50000 },
  { "Regional Sales Director", 20, 250000 },
  { "Vice President Sales", 30, ANY_SIZE },
  { "Chief Revenue Officer", 45, ANY_SIZE },
};

static const char *const reasons[] = {
  "A competitor has offered less for the same measuring volume",
  "Frame agreement for several plants, first order",
  "Replaces equipment of a competitor at a reference site",
  "Budget of the year is fixed; the customer orders before its end",
  "Second site of the same customer bought at this price",
  "Volume of the year is above the agreed quantity",
};

static const char *const approvals[] = {
  "Reference for the industry",
  "Volume justifies it; not to be repeated for single orders",
  "In line with what this customer was granted before",
};

static const char *const rejections[] = {
  "Margin does not carry it; offer training days instead",
  "No competitor in the deal; hold the price",
};

static void
write_rights (SalSampleWriter *self, SalDecisionRights *matrix)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      gint64 id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_DECISION_RIGHT);
      SalDecisionRight right = {
        .id = id,
        .role = rights[i].role,
        .discount = SAL_RATE_ONE / 100 * rights[i].percent,
        .deal = rights[i].deal == ANY_SIZE ? SAL_DECISION_ANY_SIZE : rights[i].deal * 100LL,
        .from = self->company->calendar.first,
        .to = SAL_DATE_NONE,
      };

      sal_decision_rights_add (matrix, &right);
      sal_sample_rows_begin (self->rows, SAL_SAMPLE_TABLE_DECISION_RIGHT, id);
      sal_sample_rows_put_static (self->rows, right.role);
      sal_sample_rows_put_integer (self->rows, right.discount);
      sal_sample_rows_put (
          self->rows, rights[i].deal == ANY_SIZE ? SAL_VALUE_NULL : SAL_VALUE_INTEGER (right.deal));
      sal_sample_rows_put_static (self->rows, "USD");
      sal_sample_rows_put_day (self->rows, right.from);
      sal_sample_rows_end (self->rows);
    }
}

/* An exception while it is made up. */
typedef struct
{
  const SalSampleAccount *account;
  guint product;
  SalPriceAsk ask;
  gint32 requested;
  gint32 decided; /* or SAL_DATE_NONE */
  gint32 valid_to;
  const char *status;
  int position; /* whose it is */
  char *entitled;
  gint64 approver; /* 0: none */
  gboolean without_right;
} Exception;

static void
pick_ask (SalSampleRandom *random, Exception *self)
{
  int percent = sal_sample_random_between (random, 5, 29);

  if (sal_sample_random_below (random, 100) < BEYOND)
    percent = 48;
  self->product = sal_sample_random_below (random, sal_sample_n_products);
  self->ask.list = sal_sample_list_price (self->product, self->account->currency);
  self->ask.asked = self->ask.list / 100 * (100 - percent);
  /* some configurations cost more than usual, others less; where nothing is said, it is as usual */
  self->ask.cost = sal_sample_random_chance (random, 0.8)
                       ? sal_sample_unit_cost (self->product, self->account->currency) / 100 *
                             (100 + sal_sample_random_between (random, -9, 9))
                       : SAL_PRICE_NO_COST;
  self->ask.quantity = sal_sample_random_between (random, 1, 6);
}

/* Most of the last weeks are to be decided; of the others most are approved, for half a year. */
static void
pick_course (SalSampleRandom *random, Exception *self, gint32 today)
{
  int days = sal_sample_random_between (random, 1, DAYS);
  int course = (int) sal_sample_random_below (random, 100);

  if (sal_sample_random_chance (random, 0.25))
    days = sal_sample_random_between (random, 1, 12);
  self->requested = sal_sample_workday (today - days, -1);
  self->decided = self->valid_to = SAL_DATE_NONE;
  if (days <= 12 && course < 75)
    {
      self->status = SAL_PRICE_REQUESTED;
      return;
    }
  if (course >= 92)
    {
      self->status = SAL_PRICE_WITHDRAWN;
      return;
    }
  self->status = course < 65 ? SAL_PRICE_APPROVED : SAL_PRICE_REJECTED;
  self->decided = MIN (
      sal_sample_workday (self->requested + sal_sample_random_between (random, 1, 8), 1), today);
  if (course < 65)
    self->valid_to = self->decided + sal_sample_random_between (random, 90, 200);
}

/* The first of the managers above a position whose role may decide, or the topmost. */
static int
find_approver (const SalSampleCompany *company, int position, char **roles, gboolean *may)
{
  int at = position;

  *may = FALSE;
  while (sal_sample_position (company, at)->manager >= 0)
    {
      at = sal_sample_position (company, at)->manager;
      if (g_strv_contains ((const char *const *) roles, sal_sample_position (company, at)->role))
        {
          *may = TRUE;
          return at;
        }
    }

  return at;
}

/* Some are decided by the one next above, although the matrix asks for somebody further up. */
static void
decide (SalSampleWriter *self,
        SalSampleRandom *random,
        const SalDecisionRights *matrix,
        Exception *exception)
{
  const SalSampleCurrencyInfo *currency = &sal_sample_currencies[exception->account->currency];
  g_auto (SalPriceEffect) effect = { .discount = SAL_RATIONAL_INIT };
  g_auto (GStrv) roles = NULL;
  SalPriceQuestion decision = { .discount = &effect.discount, .day = exception->decided };
  gboolean may;
  int approver, holder;

  sal_price_effect_compute (&effect, &exception->ask, NULL);
  decision.deal =
      (gint64) ((double) effect.asked_amount / (double) currency->minor * currency->rate * 100);
  roles = sal_decision_rights_find_entitled (matrix, &decision, NULL);
  exception->entitled = g_strjoinv (", ", roles);
  approver = find_approver (self->company, exception->position, roles, &may);
  if (sal_sample_random_chance (random, 0.07) &&
      sal_sample_position (self->company, exception->position)->manager >= 0)
    {
      approver = sal_sample_position (self->company, exception->position)->manager;
      may = g_strv_contains ((const char *const *) roles,
                             sal_sample_position (self->company, approver)->role);
    }
  approver = sal_sample_company_stand_in (self->company, approver, exception->decided);
  holder = sal_sample_company_holder (self->company, approver, exception->decided);
  exception->approver = SAL_SAMPLE_ID_OF (self->company->people, holder, SalSamplePerson);
  may = may && g_strv_contains ((const char *const *) roles,
                                sal_sample_position (self->company, approver)->role);
  exception->without_right = !may || holder < 0;
}

static void
write_exception (SalSampleWriter *self, SalSampleRandom *random, const Exception *exception)
{
  SalSampleRows *rows = self->rows;
  int owner = sal_sample_company_holder (
      self->company,
      sal_sample_company_stand_in (self->company, exception->position, exception->requested),
      exception->requested);
  gboolean approved = g_str_equal (exception->status, SAL_PRICE_APPROVED);

  sal_sample_rows_begin (rows,
                         SAL_SAMPLE_TABLE_PRICE_EXCEPTION,
                         sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_PRICE_EXCEPTION));
  sal_sample_rows_put_reference (rows, exception->account->id);
  sal_sample_rows_put_reference (rows, self->products[exception->product]);
  sal_sample_rows_put_integer (rows, exception->ask.list);
  sal_sample_rows_put_integer (rows, exception->ask.asked);
  sal_sample_rows_put_integer (rows, exception->ask.quantity);
  sal_sample_rows_put_static (rows, sal_sample_currencies[exception->account->currency].code);
  sal_sample_rows_put (rows,
                       exception->ask.cost == SAL_PRICE_NO_COST
                           ? SAL_VALUE_NULL
                           : SAL_VALUE_INTEGER (exception->ask.cost));
  sal_sample_rows_put_static (rows,
                              reasons[sal_sample_random_below (random, G_N_ELEMENTS (reasons))]);
  sal_sample_rows_put_reference (rows,
                                 SAL_SAMPLE_ID_OF (self->company->people, owner, SalSamplePerson));
  sal_sample_rows_put_day (rows, exception->requested);
  sal_sample_rows_put_static (rows, exception->status);
  sal_sample_rows_put_reference (rows, exception->approver);
  sal_sample_rows_put_day (rows, exception->decided);
  sal_sample_rows_put_static (
      rows,
      exception->decided == SAL_DATE_NONE ? NULL
      : approved ? approvals[sal_sample_random_below (random, G_N_ELEMENTS (approvals))]
                 : rejections[sal_sample_random_below (random, G_N_ELEMENTS (rejections))]);
  if (exception->entitled != NULL && *exception->entitled != '\0')
    sal_sample_rows_put_text (rows, exception->entitled);
  else
    sal_sample_rows_put (rows, SAL_VALUE_NULL); /* nobody was */
  sal_sample_rows_put (rows,
                       exception->decided == SAL_DATE_NONE
                           ? SAL_VALUE_NULL
                           : SAL_VALUE_INTEGER (exception->without_right));
  sal_sample_rows_put_day (rows, exception->valid_to);
  sal_sample_rows_end (rows);
}

static void
write_account (SalSampleWriter *self,
               SalSampleRandom *random,
               const SalDecisionRights *matrix,
               const SalSampleAccount *account)
{
  gint32 today = self->company->calendar.today;
  int n = sal_sample_random_between (random, 1, EXCEPTIONS_MAX);

  if (sal_sample_random_chance (random, WITHOUT_EXCEPTION))
    return;
  for (int i = 0; i < n; i++)
    {
      Exception exception = { .account = account };

      exception.position =
          sal_sample_account_position (account, &self->company->calendar, TRUE, today);
      pick_ask (random, &exception);
      pick_course (random, &exception, today);
      if (exception.decided != SAL_DATE_NONE)
        decide (self, random, matrix, &exception);
      write_exception (self, random, &exception);
      g_free (exception.entitled);
    }
}

/**
 * sal_sample_write_prices:
 * @self: the writer
 *
 * Writes who may decide about prices, and what the largest customers were granted, refused and are
 * waiting for; a few decisions were made by somebody who was not entitled to.
 */
void
sal_sample_write_prices (SalSampleWriter *self)
{
  g_autoptr (SalDecisionRights) matrix = sal_decision_rights_new ();
  g_autoptr (GArray) largest = sal_sample_accounts_find_largest (self->accounts, ACCOUNTS);
  SalSampleRandom random;

  sal_sample_random_init (&random, self->company->seed, "prices");
  write_rights (self, matrix);
  for (guint i = 0; i < largest->len; i++)
    write_account (self,
                   &random,
                   matrix,
                   sal_sample_account (self->accounts, g_array_index (largest, guint, i)));
}
