/* test-rational.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rational.h"

#include <math.h>

#include <gmp.h>

#define N_REGISTERS 8
#define N_STEPS     20000
#define BITS_MAX    480 /* so that products are still doubles */

static void
read_rational (SalRational *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  sal_rational_from_text (text, self, &error);
  g_assert_no_error (error);
}

/* Holds the text, and that the number is kept as if it was read from it. */
static void
assert_text (const SalRational *self, const char *expected)
{
  g_autofree char *text = sal_rational_to_text (self);
  g_auto (SalRational) read = SAL_RATIONAL_INIT;

  g_assert_cmpstr (text, ==, expected);
  read_rational (&read, text);
  g_assert_true (self->numerator == read.numerator && self->denominator == read.denominator);
  g_assert_cmpint (self->big != NULL, ==, read.big != NULL);
}

/* Tables, worked by hand or by a calculator of any size (dc) */

static void
test_rational_set (void)
{
  static const struct
  {
    gint64 numerator, denominator;
    const char *text;
  } cases[] = {
    { 65000, 850000, "13/170" },
    { 6, -4, "-1.5" },
    { -6, -4, "1.5" },
    { 0, -7, "0" },
    { G_MININT64, -1, "9223372036854775808" },
    { 1, G_MININT64, "-1/9223372036854775808" },
    { G_MININT64, G_MININT64, "1" },
    { G_MAXINT64, G_MAXINT64, "1" },
  };
  g_auto (SalRational) value = SAL_RATIONAL_INIT;

  assert_text (&value, "0");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sal_rational_set_ratio (&value, cases[i].numerator, cases[i].denominator);
      assert_text (&value, cases[i].text);
    }

  sal_rational_set_rate (&value, sal_rate_from_scaled (76500000));
  assert_text (&value, "0.0765");
  sal_rational_set_integer (&value, G_MININT64);
  assert_text (&value, "-9223372036854775808");
  sal_rational_set (&value, &value);
  sal_rational_clear (&value);
  assert_text (&value, "0");
}

static void
test_rational_arithmetic (void)
{
  static const struct
  {
    const char *one, *other, *sum, *difference, *product, *quotient;
  } cases[] = {
    { "1/3", "1/6", "0.5", "1/6", "1/18", "2" },
    { "-1/3", "1/3", "0", "-2/3", "-1/9", "-1" },
    { "0", "-5", "-5", "5", "0", "0" },
    { "2", "-4", "-2", "6", "-8", "-0.5" },
    { "7/12", "5/18", "31/36", "11/36", "35/216", "2.1" },
    /* the largest that need no more than 64 bits each */
    { "9223372036854775807",
      "9223372036854775807",
      "18446744073709551614",
      "0",
      "85070591730234615847396907784232501249",
      "1" },
    /* one more than what 127 bits hold, and -2^127, which a signed number of 128 bits would hold */
    { "170141183460469231731687303715884105727",
      "1",
      "170141183460469231731687303715884105728",
      "170141183460469231731687303715884105726",
      "170141183460469231731687303715884105727",
      "170141183460469231731687303715884105727" },
    { "-170141183460469231731687303715884105727",
      "-1",
      "-170141183460469231731687303715884105728",
      "-170141183460469231731687303715884105726",
      "170141183460469231731687303715884105727",
      "170141183460469231731687303715884105727" },
    { "-170141183460469231731687303715884105728",
      "-1",
      "-170141183460469231731687303715884105729",
      "-170141183460469231731687303715884105727",
      "170141183460469231731687303715884105728",
      "170141183460469231731687303715884105728" },
  };
  g_auto (SalRational) one = SAL_RATIONAL_INIT;
  g_auto (SalRational) other = SAL_RATIONAL_INIT;
  g_auto (SalRational) result = SAL_RATIONAL_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      read_rational (&one, cases[i].one);
      read_rational (&other, cases[i].other);

      sal_rational_add (&result, &one, &other);
      assert_text (&result, cases[i].sum);
      sal_rational_subtract (&result, &one, &other);
      assert_text (&result, cases[i].difference);
      sal_rational_multiply (&result, &one, &other);
      assert_text (&result, cases[i].product);
      sal_rational_divide (&result, &one, &other);
      assert_text (&result, cases[i].quotient);
    }
}

/* A deal of 123,456.78 at 65,000 ÷ 850,000 pays 9,440.81; at 7.65 % it would pay 9,444.44. */
static void
test_rational_commission (void)
{
  g_auto (SalRational) rate = SAL_RATIONAL_INIT;
  g_auto (SalRational) credit = SAL_RATIONAL_INIT;
  g_auto (SalRational) pay = SAL_RATIONAL_INIT;
  gint64 cents = 0;

  sal_rational_set_ratio (&rate, 65000, 850000);
  sal_rational_set_integer (&credit, 12345678);
  sal_rational_multiply (&pay, &rate, &credit);
  g_assert_true (sal_rational_round (&pay, &cents));
  g_assert_cmpint (cents, ==, 944081);
  assert_text (&pay, "80246907/85");

  read_rational (&rate, "7.65 %");
  sal_rational_multiply (&pay, &rate, &credit);
  g_assert_true (sal_rational_round (&pay, &cents));
  g_assert_cmpint (cents, ==, 944444);
}

/* Between four payouts by two prorated attainments: the weights of a bilinear matrix exceed 128
 * bits on the way, and sum to 1 again. */
static void
test_rational_bilinear (void)
{
  g_auto (SalRational) x = SAL_RATIONAL_INIT;
  g_auto (SalRational) y = SAL_RATIONAL_INIT;
  g_auto (SalRational) unit = SAL_RATIONAL_INIT;
  g_auto (SalRational) days = SAL_RATIONAL_INIT;
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  SalRational weights[4] = {
    SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT
  };

  sal_rational_set_integer (&unit, 1);
  read_rational (&x, "2305843009213693951/4611686018427387847");
  read_rational (&y, "1000000000000000003/9000000000000000011");
  sal_rational_set_ratio (&days, 213, 365);
  sal_rational_multiply (&x, &x, &days);
  sal_rational_multiply (&y, &y, &days);
  g_assert_null (x.big);

  sal_rational_multiply (&weights[3], &x, &y);
  sal_rational_subtract (&weights[2], &x, &weights[3]);
  sal_rational_subtract (&weights[1], &y, &weights[3]);
  sal_rational_subtract (&weights[0], &unit, &x);
  sal_rational_subtract (&weights[0], &weights[0], &weights[1]);
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_assert_nonnull (weights[i].big);
      g_assert_cmpint (sal_rational_sign (&weights[i]), ==, 1);
      sal_rational_add (&sum, &sum, &weights[i]);
    }
  g_assert_null (sum.big);
  assert_text (&sum, "1");

  sal_rational_divide (&weights[3], &weights[3], &y);
  g_assert_null (weights[3].big);
  g_assert_cmpint (sal_rational_compare (&weights[3], &x), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sal_rational_clear (&weights[i]);
}

static void
test_rational_round (void)
{
  static const struct
  {
    const char *text;
    gboolean rounds;
    gint64 rounded;
    gboolean floors;
    gint64 floored;
  } cases[] = {
    { "0", TRUE, 0, TRUE, 0 },
    { "0.5", TRUE, 1, TRUE, 0 },
    { "-0.5", TRUE, -1, TRUE, -1 },
    { "1.5", TRUE, 2, TRUE, 1 },
    { "-2.5", TRUE, -3, TRUE, -3 },
    { "1/3", TRUE, 0, TRUE, 0 },
    { "-2/3", TRUE, -1, TRUE, -1 },
    { "-7", TRUE, -7, TRUE, -7 },
    { "9223372036854775807.49", TRUE, G_MAXINT64, TRUE, G_MAXINT64 },
    { "9223372036854775807.5", FALSE, 7, TRUE, G_MAXINT64 },
    { "9223372036854775808", FALSE, 7, FALSE, 7 },
    { "-9223372036854775808", TRUE, G_MININT64, TRUE, G_MININT64 },
    { "-9223372036854775808.4", TRUE, G_MININT64, FALSE, 7 },
    { "-9223372036854775808.5", FALSE, 7, FALSE, 7 },
    { "170141183460469231731687303715884105727", FALSE, 7, FALSE, 7 },
    /* a hair under and over a half, beyond 128 bits */
    { "2.49999999999999999999999999999999999999999999999", TRUE, 2, TRUE, 2 },
    { "-2.50000000000000000000000000000000000000000000001", TRUE, -3, TRUE, -3 },
    { "-2.49999999999999999999999999999999999999999999999", TRUE, -2, TRUE, -3 },
    /* twice what is above the line exceeds 128 bits */
    { "85070591730234615865843651857942052865/170141183460469231731687303715884105727",
      TRUE,
      1,
      TRUE,
      0 },
    { "-85070591730234615865843651857942052863/170141183460469231731687303715884105727",
      TRUE,
      0,
      TRUE,
      -1 },
    { "1000000000000000000000000000000000000000000000", FALSE, 7, FALSE, 7 },
  };
  g_auto (SalRational) value = SAL_RATIONAL_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 rounded = 7, floored = 7;

      read_rational (&value, cases[i].text);
      g_assert_cmpint (sal_rational_round (&value, &rounded), ==, cases[i].rounds);
      g_assert_cmpint (rounded, ==, cases[i].rounded);
      g_assert_cmpint (sal_rational_floor (&value, &floored), ==, cases[i].floors);
      g_assert_cmpint (floored, ==, cases[i].floored);
    }
}

static void
test_rational_compare (void)
{
  static const char *const sorted[] = {
    "-340282366920938463463374607431768211456",
    "-9223372036854775808",
    "-1",
    "-1/2",
    "0",
    "1/170141183460469231731687303715884105727",
    "0.333333333333333333333333333333333333333333333333",
    "1/3",
    "0.5",
    "170141183460469231731687303715884105726/170141183460469231731687303715884105727",
    "1",
    "170141183460469231731687303715884105727/170141183460469231731687303715884105726",
    "1.5",
    "9223372036854775807",
    "9223372036854775808",
  };
  g_auto (SalRational) one = SAL_RATIONAL_INIT;
  g_auto (SalRational) other = SAL_RATIONAL_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        read_rational (&one, sorted[i]);
        read_rational (&other, sorted[j]);
        g_assert_cmpint (sal_rational_compare (&one, &other), ==, (i > j) - (i < j));
      }

  read_rational (&one, "-9223372036854775808");
  g_assert_cmpint (sal_rational_compare_integer (&one, G_MININT64), ==, 0);
  read_rational (&one, "9223372036854775807.5");
  g_assert_cmpint (sal_rational_compare_integer (&one, G_MAXINT64), ==, 1);
  read_rational (&one, "-0.00000000000000000000000000000000000000000001");
  g_assert_cmpint (sal_rational_compare_integer (&one, 0), ==, -1);
}

/* The nearest doubles are those the C library reads from the same decimals. */
static void
test_rational_to_double (void)
{
  static const char *const cases[] = {
    "0",
    "0.1",
    "-0.0765",
    "9007199254740993",              /* half way, to the even one below */
    "9007199254740995",              /* and above */
    "9007199254740993.000000000001", /* a hair over */
    "-123456789012345678901234567890.123456789",
    "170141183460469231731687303715884105727",
    "0.00000000000000000000000000000000000000000000000000000000000000000000000123456789",
  };
  static const struct
  {
    int power;
    gint64 times;
    double value;
  } tiny[] = {
    { 1074, 1, 0x1p-1074 },
    { 1075, 1, 0 }, /* half of the least double, to the even one */
    { 1075, 3, 0x1p-1073 },
    { 1076, 3, 0x1p-1074 },
    { 1080, 1, 0 },
    /* a hair under one and a half times the least: rounded once, not to 53 bits before */
    { 1134, G_GINT64_CONSTANT (1729382256910270463), 0x1p-1074 },
  };
  g_auto (SalRational) value = SAL_RATIONAL_INIT;
  g_auto (SalRational) half = SAL_RATIONAL_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      read_rational (&value, cases[i]);
      g_assert_cmpfloat (sal_rational_to_double (&value), ==, g_ascii_strtod (cases[i], NULL));
    }

  read_rational (&half, "0.5");
  for (gsize i = 0; i < G_N_ELEMENTS (tiny); i++)
    {
      sal_rational_set_integer (&value, tiny[i].times);
      for (int n = 0; n < tiny[i].power; n++)
        sal_rational_multiply (&value, &value, &half);
      g_assert_cmpfloat (sal_rational_to_double (&value), ==, tiny[i].value);
    }

  sal_rational_set_integer (&value, -1);
  for (int n = 0; n < 1024; n++)
    sal_rational_divide (&value, &value, &half);
  g_assert_cmpfloat (sal_rational_to_double (&value), ==, -INFINITY);
}

static void
test_rational_text (void)
{
  static const struct
  {
    const char *text, *written;
  } cases[] = {
    { "0.0765", "0.0765" },
    { "7.65 %", "0.0765" },
    { "7.65%", "0.0765" },
    { " -12.5 ", "-12.5" },
    { "65000/850000", "13/170" },
    { "-1 / 8", "-0.125" },
    { "-0", "0" },
    { "0.000", "0" },
    { "007.70", "7.7" },
    { "100 %", "1" },
    { "1/1000000000000000000", "0.000000000000000001" }, /* 18 decimals, and 19 */
    { "1/10000000000000000000", "1/10000000000000000000" },
    { "1/262144", "0.000003814697265625" }, /* 2^18, and 2^19 */
    { "1/524288", "1/524288" },
    { "12345678901234567890123456789012345678901234567890.5",
      "12345678901234567890123456789012345678901234567890.5" },
  };
  g_auto (SalRational) value = SAL_RATIONAL_INIT;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      read_rational (&value, cases[i].text);
      assert_text (&value, cases[i].written);
      read_rational (&value, cases[i].written);
      assert_text (&value, cases[i].written);
    }
}

static void
test_rational_text_refused (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "", "\"\" is not an exact number" },
    { "-", "\"-\" is not an exact number" },
    { "+1", "\"+1\" is not an exact number" },
    { ".5", "\".5\" is not an exact number" },
    { "5.", "\"5.\" is not an exact number" },
    { "1,5", "\"1,5\" is not an exact number" },
    { "1e3", "\"1e3\" is not an exact number" },
    { "--1", "\"--1\" is not an exact number" },
    { "- 1", "\"- 1\" is not an exact number" },
    { "1 2", "\"1 2\" is not an exact number" },
    { "1/", "\"1/\" is not an exact number" },
    { "1/-2", "\"1/-2\" is not an exact number" },
    { "1/2/3", "\"1/2/3\" is not an exact number" },
    { "1.5/2", "\"1.5/2\" is not an exact number" },
    { "1/2 %", "\"1/2 %\" is not an exact number" },
    { "5 % %", "\"5 % %\" is not an exact number" },
    { "nan", "\"nan\" is not an exact number" },
    { "0x10", "\"0x10\" is not an exact number" },
    { "1/0", "\"1/0\" divides by zero (expected a denominator of 1 or more)" },
    { "0/000", "\"0/000\" divides by zero" },
  };
  g_auto (SalRational) value = SAL_RATIONAL_INIT;

  sal_rational_set_integer (&value, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sal_rational_from_text (cases[i].text, &value, &error));
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
      assert_text (&value, "7");
    }
}

/* Properties, against GMP alone, which stays with its own numbers all the way */

typedef struct
{
  SalRational value;
  mpq_t expected;
} Register;

static void
assert_same (const Register *self)
{
  g_autofree char *text = sal_rational_to_text (&self->value);
  g_auto (SalRational) read = SAL_RATIONAL_INIT;
  g_auto (SalRational) again = SAL_RATIONAL_INIT;
  g_autofree char *fraction = mpq_get_str (NULL, 10, self->expected);

  read_rational (&read, fraction);
  read_rational (&again, text);
  for (int i = 0; i < 2; i++)
    {
      const SalRational *other = i == 0 ? &read : &again;

      g_assert_cmpint (sal_rational_compare (&self->value, other), ==, 0);
      g_assert_true (self->value.numerator == other->numerator);
      g_assert_true (self->value.denominator == other->denominator);
      g_assert_cmpint (self->value.big != NULL, ==, other->big != NULL);
    }

  g_assert_cmpint (self->value.big != NULL,
                   ==,
                   mpz_sizeinbase (mpq_numref (self->expected), 2) > 127 ||
                       mpz_sizeinbase (mpq_denref (self->expected), 2) > 127);
  g_assert_cmpint (sal_rational_sign (&self->value), ==, mpq_sgn (self->expected));
}

/* A number of up to 130 bits above and below the line, most of them short, many at a border. */
static void
draw (Register *self, gmp_randstate_t random)
{
  static const char *const borders[] = {
    "0",
    "1",
    "-1",
    "9223372036854775807",
    "-9223372036854775808",
    "1/9223372036854775807",
    "170141183460469231731687303715884105727",
    "-170141183460469231731687303715884105728",
    "1/170141183460469231731687303715884105727",
    "1/170141183460469231731687303715884105728",
  };
  static const int bits[] = { 3, 10, 31, 62, 64, 90, 128, 130 };
  g_autofree char *text = NULL;

  if (g_test_rand_int_range (0, 6) == 0)
    {
      mpq_set_str (self->expected, borders[g_test_rand_int_range (0, G_N_ELEMENTS (borders))], 10);
    }
  else
    {
      mpz_urandomb (mpq_numref (self->expected),
                    random,
                    (mp_bitcnt_t) bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      mpz_urandomb (mpq_denref (self->expected),
                    random,
                    (mp_bitcnt_t) bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      mpz_add_ui (mpq_denref (self->expected), mpq_denref (self->expected), 1);
      if (g_test_rand_bit ())
        mpq_neg (self->expected, self->expected);
      mpq_canonicalize (self->expected);
    }

  text = mpq_get_str (NULL, 10, self->expected);
  read_rational (&self->value, text);
}

static void
step (Register *result, Register *one, Register *other)
{
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      sal_rational_add (&result->value, &one->value, &other->value);
      mpq_add (result->expected, one->expected, other->expected);
      break;
    case 1:
      sal_rational_subtract (&result->value, &one->value, &other->value);
      mpq_sub (result->expected, one->expected, other->expected);
      break;
    case 2:
      sal_rational_multiply (&result->value, &one->value, &other->value);
      mpq_mul (result->expected, one->expected, other->expected);
      break;
    case 3:
      if (mpq_sgn (other->expected) == 0)
        return;
      sal_rational_divide (&result->value, &one->value, &other->value);
      mpq_div (result->expected, one->expected, other->expected);
      break;
    case 4:
      sal_rational_negate (&result->value);
      mpq_neg (result->expected, result->expected);
      break;
    default:
      sal_rational_set (&result->value, &one->value);
      mpq_set (result->expected, one->expected);
      break;
    }
}

/* Halves away from zero: the whole part of |value| + 1/2, with the sign. */
static void
assert_rounded (const Register *self)
{
  mpz_t above, below, whole;
  gint64 rounded = 0, floored = 0;

  mpz_inits (above, below, whole, NULL);
  mpz_abs (above, mpq_numref (self->expected));
  mpz_mul_ui (above, above, 2);
  mpz_add (above, above, mpq_denref (self->expected));
  mpz_mul_ui (below, mpq_denref (self->expected), 2);
  mpz_tdiv_q (whole, above, below);
  if (mpq_sgn (self->expected) < 0)
    mpz_neg (whole, whole);

  g_assert_cmpint (sal_rational_round (&self->value, &rounded), ==, mpz_fits_slong_p (whole) != 0);
  if (mpz_fits_slong_p (whole))
    g_assert_cmpint (rounded, ==, mpz_get_si (whole));

  mpz_fdiv_q (whole, mpq_numref (self->expected), mpq_denref (self->expected));
  g_assert_cmpint (sal_rational_floor (&self->value, &floored), ==, mpz_fits_slong_p (whole) != 0);
  if (mpz_fits_slong_p (whole))
    g_assert_cmpint (floored, ==, mpz_get_si (whole));
  mpz_clears (above, below, whole, NULL);
}

/* No neighbour of the double is nearer; of two that are as near it is the even one. */
static void
assert_nearest (const Register *self)
{
  double nearest = sal_rational_to_double (&self->value);
  const double neighbours[] = { nextafter (nearest, -INFINITY), nextafter (nearest, INFINITY) };
  mpq_t distance, further;

  mpq_inits (distance, further, NULL);
  mpq_set_d (distance, nearest);
  mpq_sub (distance, distance, self->expected);
  mpq_abs (distance, distance);
  for (guint i = 0; i < G_N_ELEMENTS (neighbours); i++)
    {
      int order;

      mpq_set_d (further, neighbours[i]);
      mpq_sub (further, further, self->expected);
      mpq_abs (further, further);
      order = mpq_cmp (distance, further);
      g_assert_cmpint (order, <=, 0);
      if (order == 0)
        {
          int exponent;

          g_assert_cmpfloat (fmod (ldexp (frexp (nearest, &exponent), 53), 2), ==, 0);
        }
    }
  mpq_clears (distance, further, NULL);
}

static void
test_rational_property (void)
{
  Register registers[N_REGISTERS];
  gmp_randstate_t random;
  guint n_big = 0, n_returned = 0;

  gmp_randinit_mt (random);
  gmp_randseed_ui (random, (unsigned long) g_test_rand_int () & G_MAXUINT32);
  for (guint i = 0; i < N_REGISTERS; i++)
    {
      registers[i].value = (SalRational) SAL_RATIONAL_INIT;
      mpq_init (registers[i].expected);
      draw (&registers[i], random);
    }

  for (guint i = 0; i < N_STEPS; i++)
    {
      Register *result = &registers[g_test_rand_int_range (0, N_REGISTERS)];
      Register *one = &registers[g_test_rand_int_range (0, N_REGISTERS)];
      Register *other = &registers[g_test_rand_int_range (0, N_REGISTERS)];
      gboolean was_big = one->value.big != NULL || other->value.big != NULL;

      step (result, one, other);
      assert_same (result);
      assert_rounded (result);
      assert_nearest (result);
      g_assert_cmpint (sal_rational_compare (&one->value, &other->value),
                       ==,
                       CLAMP (mpq_cmp (one->expected, other->expected), -1, 1));

      n_big += result->value.big != NULL;
      n_returned += was_big && result->value.big == NULL;
      if (mpz_sizeinbase (mpq_numref (result->expected), 2) > BITS_MAX ||
          mpz_sizeinbase (mpq_denref (result->expected), 2) > BITS_MAX ||
          g_test_rand_int_range (0, 4) == 0)
        draw (result, random);
    }

  /* Numbers of all sizes were met, and large ones that became small again. */
  g_assert_cmpuint (n_big, >, N_STEPS / 20);
  g_assert_cmpuint (N_STEPS - n_big, >, N_STEPS / 20);
  g_assert_cmpuint (n_returned, >, N_STEPS / 200);

  for (guint i = 0; i < N_REGISTERS; i++)
    {
      sal_rational_clear (&registers[i].value);
      mpq_clear (registers[i].expected);
    }
  gmp_randclear (random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rational/set", test_rational_set);
  g_test_add_func ("/rational/arithmetic", test_rational_arithmetic);
  g_test_add_func ("/rational/commission", test_rational_commission);
  g_test_add_func ("/rational/bilinear", test_rational_bilinear);
  g_test_add_func ("/rational/round", test_rational_round);
  g_test_add_func ("/rational/compare", test_rational_compare);
  g_test_add_func ("/rational/to-double", test_rational_to_double);
  g_test_add_func ("/rational/text", test_rational_text);
  g_test_add_func ("/rational/text-refused", test_rational_text_refused);
  g_test_add_func ("/rational/property", test_rational_property);

  return g_test_run ();
}
