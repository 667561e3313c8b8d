/* sal-sample-catalog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-catalog.h"

/* clang-format off */
const SalSampleFamily sal_sample_product_families[SAL_SAMPLE_N_FAMILIES] = {
  { "Instruments", "INS", 0.075, FALSE },
  { "Coordinate Measuring", "CMM", 0.090, FALSE },
  { "Inline Sensors", "SEN", 0.080, FALSE },
  { "Software", "SOF", 0.100, TRUE },
  { "Calibration and Services", "SER", 0.045, TRUE },
};

const SalSampleProduct sal_sample_products[] = {
  { "Gauge One Handheld", "INS-100", SAL_SAMPLE_INSTRUMENTS, 2400, 46, 7, 6 },
  { "Gauge One Pro", "INS-120", SAL_SAMPLE_INSTRUMENTS, 4900, 44, 8, 5 },
  { "Contour Profilometer", "INS-200", SAL_SAMPLE_INSTRUMENTS, 18500, 48, 7, 2 },
  { "Contour Profilometer XL", "INS-220", SAL_SAMPLE_INSTRUMENTS, 34000, 50, 4, 1.5 },
  { "Helix Thickness Analyzer", "INS-300", SAL_SAMPLE_INSTRUMENTS, 12800, 47, 7, 2 },
  { "Ardent Spectrometer", "INS-400", SAL_SAMPLE_INSTRUMENTS, 46000, 49, 5, 1.3 },
  { "Vector 300 CMM", "CMM-300", SAL_SAMPLE_COORDINATE, 68000, 55, 5, 1.1 },
  { "Vector 500 CMM", "CMM-500", SAL_SAMPLE_COORDINATE, 124000, 57, 4, 1 },
  { "Vector 900 Gantry", "CMM-900", SAL_SAMPLE_COORDINATE, 310000, 61, 1, 1 },
  { "Orbit Laser Tracker", "CMM-700", SAL_SAMPLE_COORDINATE, 98000, 54, 3, 1 },
  { "Portable Arm", "CMM-100", SAL_SAMPLE_COORDINATE, 42000, 52, 5, 1.2 },
  { "Pulse Flow Sensor", "SEN-110", SAL_SAMPLE_SENSORS, 1650, 42, 7, 18 },
  { "Pulse Pressure Array", "SEN-130", SAL_SAMPLE_SENSORS, 3200, 43, 6, 10 },
  { "Linescan Inspection Head", "SEN-210", SAL_SAMPLE_SENSORS, 22500, 47, 6, 2.2 },
  { "Thermal Web Monitor", "SEN-240", SAL_SAMPLE_SENSORS, 27500, 48, 4, 1.8 },
  { "Inline Density Meter", "SEN-310", SAL_SAMPLE_SENSORS, 8900, 45, 5, 4 },
  { "Halden Measure, per seat", "SOF-100", SAL_SAMPLE_SOFTWARE, 1900, 12, 9, 8 },
  { "Halden Quality Suite", "SOF-200", SAL_SAMPLE_SOFTWARE, 24000, 16, 6, 1 },
  { "Halden Line Analytics", "SOF-300", SAL_SAMPLE_SOFTWARE, 36000, 18, 4, 1 },
  { "Halden Twin", "SOF-400", SAL_SAMPLE_SOFTWARE, 58000, 22, 2, 1 },
  { "Annual Calibration", "SER-100", SAL_SAMPLE_SERVICES, 1400, 58, 10, 6 },
  { "Care Plan", "SER-200", SAL_SAMPLE_SERVICES, 6800, 54, 8, 2 },
  { "Care Plan Premium", "SER-220", SAL_SAMPLE_SERVICES, 14500, 56, 5, 1.5 },
  { "Application Engineering", "SER-300", SAL_SAMPLE_SERVICES, 9600, 62, 4, 1.5 },
  { "Operator Training", "SER-400", SAL_SAMPLE_SERVICES, 3800, 57, 5, 2 },
};
const guint sal_sample_n_products = G_N_ELEMENTS (sal_sample_products);

const SalSampleStage sal_sample_stages[SAL_SAMPLE_N_STAGES] = {
  { "Qualify", "First Contact", "open", 10 },
  { "Discover", "Hearing", "open", 20 },
  { "Evaluate", "Trial", "open", 40 },
  { "Propose", "Approval Circulation", "open", 60 },
  { "Negotiate", "Final Terms", "open", 80 },
  { "Won", NULL, "won", 100 },
  { "Lost", NULL, "lost", 0 },
};

const SalSampleCompetitor sal_sample_competitors[SAL_SAMPLE_N_COMPETITORS] = {
  { "Brightline Gauging", "https://brightline-gauging.example", 0.24, 0.95 },
  { "Nordmess", "https://nordmess.example", 0.18, 0.80 },
  { "Tachibana Precision", "https://tachibana-precision.example", 0.15, 0.78 },
  { "Axiom Inspection", "https://axiom-inspection.example", 0.13, 1.05 },
  { "Calder & Voss", "https://caldervoss.example", 0.10, 1.00 },
  { "Opticheck", "https://opticheck.example", 0.08, 1.15 },
  { "Veritrace Systems", "https://veritrace.example", 0.07, 0.90 },
  { "Customer's Own Build", NULL, 0.05, 0.85 },
};

const SalSampleSource sal_sample_sources[SAL_SAMPLE_N_SOURCES] = {
  { "Outbound", 0.24, 0.80 },
  { "Web Inquiry", 0.20, 0.95 },
  { "Trade Show", 0.13, 0.90 },
  { "Partner", 0.14, 1.15 },
  { "Referral", 0.10, 1.45 },
  { "Webinar", 0.09, 0.85 },
  { "Service Team", 0.10, 1.20 },
};

const SalSampleRole sal_sample_roles[SAL_SAMPLE_N_MOTIONS] = {
  { "hunter", "Territory Account Executive", { 5, 20, 40, 60, 75, 85, 95 } },
  { "farmer", "Growth Account Executive", { 10, 35, 60, 80, 95 } },
  { "account_manager", "Account Manager", { 20, 50, 75, 95 } },
  { "overlay", "Software Specialist", { 20, 50, 80 } },
  { "development", "Sales Development Representative", { 30, 70 } },
  { "engineer", "Sales Engineer", { 20, 50, 75, 90 } },
  { "manager", "Sales Manager", { 40, 70, 90 } },
  { "executive", "Vice President Sales", { 0 } },
};
/* clang-format on */

/**
 * sal_sample_list_price:
 * @product: the index of a product
 * @currency: a currency
 *
 * Tells the list price of a product in a currency: round, and fixed once.
 *
 * Returns: the price in minor units
 */
gint64
sal_sample_list_price (guint product, SalSampleCurrency currency)
{
  const SalSampleCurrencyInfo *info = &sal_sample_currencies[currency];
  double price = sal_sample_products[product].list_price / info->rate * (double) info->minor;

  return MAX ((gint64) (price / (double) info->rounding + 0.5), 1) * info->rounding;
}

/**
 * sal_sample_unit_cost:
 * @product: the index of a product
 * @currency: a currency
 *
 * Tells what one of a product costs: its share of the list price.
 *
 * Returns: the cost in minor units
 */
gint64
sal_sample_unit_cost (guint product, SalSampleCurrency currency)
{
  return sal_sample_list_price (product, currency) / 100 * sal_sample_products[product].cost;
}

/**
 * sal_sample_ramp_share:
 * @motion: the motion of a position
 * @days: days since its holder was hired
 *
 * Tells how much of full productivity a new holder has reached.
 *
 * Returns: the share, 1 once the ramp is over
 */
double
sal_sample_ramp_share (SalSampleMotion motion, int days)
{
  int month = days / 30;
  int percent;

  if (month >= SAL_SAMPLE_RAMP_MAX)
    return 1;
  percent = sal_sample_roles[motion].ramp[MAX (month, 0)];

  return percent == 0 ? 1 : percent / 100.0;
}
