/* sal-sample-plan-texts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-plan-texts.h"

static const struct
{
  const char *industry;
  SalSampleTrade trade;
} trades[SAL_SAMPLE_N_TRADES] = {
  { "Packaging",
    { "cartons, bottles and closures for food and household brands",
      "Retailers ask for recycled material, whose thickness varies more." } },
  { "Chemicals",
    { "solvents, resins and industrial gases",
      "Margins depend on energy prices, and plants are to run longer between stops." } },
  { "Metals",
    { "castings, tubes and strip for vehicle and machine makers",
      "Customers want each part traced to its melt and its measurements." } },
  { "Energy",
    { "electricity from turbines and wind farms",
      "Turbines age faster under part load, and inspections become more frequent." } },
  { "Electronics",
    { "circuit boards, connectors and power modules",
      "Features become smaller than what the line can inspect today." } },
  { "Life Sciences",
    { "diagnostic devices and sterile disposables",
      "The new device regulation asks for validated measuring of every lot." } },
  { "Automotive",
    { "axles, transmissions and battery housings",
      "Electric drives replace half of the product range until 2030." } },
  { "Machinery",
    { "machine tools, pumps and presses",
      "Buyers order machines with measuring built in, and pay by the hour of use." } },
  { "Utilities",
    { "water and power for cities and their industry",
      "The regulator ties tariffs to losses in the network." } },
  { "Food and Beverage",
    { "beverages, dairy products and ready meals",
      "Filling lines change their product several times a shift." } },
  { "Research",
    { "materials research and testing under contract",
      "Funding moves to institutes that share data and instruments." } },
  { "Aerospace",
    { "rotor parts, landing gear and composite panels",
      "Build rates are to rise by a third with the same inspectors." } },
};

const char *const sal_sample_goals[SAL_SAMPLE_N_TEXTS] = {
  "Halve scrap in the two largest plants until the end of next year, and release first articles in "
  "two days instead of six.",
  "Raise output by 20 % without a new building: less inspection at the end of the line, more of it "
  "within.",
  "One way of measuring in all plants, so that a part released in one need not be measured again "
  "in another.",
  "Win the next two vehicle programmes, which ask for capability data with every delivery.",
  "Bring recalibration in house where it pays, and know by day which instruments are due.",
  "Pass the next audits without a finding on measuring equipment, and cut the hours that preparing "
  "for them takes.",
};

const char *const sal_sample_challenges[SAL_SAMPLE_N_TEXTS] = {
  "Three generations of instruments that do not talk to each other. Quality, production and "
  "purchasing each decide on their own.",
  "Two of five metrologists retire within the year. Programmes for the coordinate machines are in "
  "their heads.",
  "Capital is frozen above $250,000 until the merger has closed; what is rented or paid by use is "
  "not.",
  "Purchasing asks for three offers on everything, also on consumables, since the new head came "
  "from a retailer.",
  "The plants abroad buy locally, and nobody at headquarters knows what they have.",
  "IT security allows no connection from the shop floor to outside, which rules out most offers "
  "for monitoring.",
};

const char *const sal_sample_sections[3][SAL_SAMPLE_N_TEXTS] = {
  { "We are the standard in two plants and absent in the third, where the head of quality came "
    "from a competitor's customer. The way in is the capability study they have to hand over with "
    "the next programme.",
    "Orders came late and in one piece in each of the last two years. A frame agreement with calls "
    "per quarter would suit both sides; purchasing has asked for a draft.",
    "Our champion has moved to operations, which helps: he now owns the budget for inline "
    "inspection. His successor in quality does not know us yet.",
    "The renewal is decided together with the extension. If we let them be two decisions, the "
    "first will be about price alone.",
    "Most of what they buy elsewhere is bought by habit. The comparison we ran on their own parts "
    "is the best argument we have, and only one plant has seen it.",
    "Growth comes from the units we do not sell to yet. Each needs a reference from the next door, "
    "not from headquarters." },
  { "Eleven visits in six months, seven of them for the same two machines. A planned exchange is "
    "cheaper for both sides than the next repair.",
    "Response times were kept in all but two cases. The two were in the plant that matters most, "
    "and both on a Friday night.",
    "Calibration is split between us and a local laboratory. Where we do all of it, instruments "
    "are back in four days; where we do not, nobody knows.",
    "Operators call support for what training would answer. Two days on site per shift would halve "
    "the calls.",
    "The contract covers what was installed three years ago. A third of today's instruments are "
    "out of it, and the customer does not know.",
    "Remote diagnosis is allowed since spring. Two faults were found before anybody on site "
    "noticed; we should tell them so." },
  { "Asked for again: export of results into their own quality system without a detour by "
    "spreadsheets. It is on the road map for the second half of the year.",
    "They test the inline sensor under coolant, which we have not released it for. The findings so "
    "far are good, and worth a release.",
    "The coordinate machine in the pilot plant is two versions behind. What they miss has been "
    "there for a year.",
    "Their volume of results is ten times what the software was made for. The new database handles "
    "it; moving takes a weekend.",
    "They would take part in the field test of the handheld, with thirty units in three plants.",
    "The surface module does not read the standard their new customer asks for. A converter is "
    "ready; certification is not." },
};

const SalSampleObjective sal_sample_objectives[SAL_SAMPLE_N_OBJECTIVES] = {
  { "Become the standard for coordinate measuring", "Plants that use our standard", 2, 6, TRUE },
  { "Grow the share of what they spend on measuring", "Share of wallet, %", 24, 40, FALSE },
  { "Bring all instruments under contract", "Instruments under contract, %", 61, 95, FALSE },
  { "Reduce unplanned service visits", "Visits a quarter", 11, 4, TRUE },
  { "Know the people who decide", "Deciders met in the last quarter", 3, 8, TRUE },
  { "Raise satisfaction of operators", "Score of ten", 7.1, 8.5, FALSE },
};

const SalSampleRisk sal_sample_risks[SAL_SAMPLE_N_RISKS] = {
  { "Budget freeze after the merger",
    "high",
    "medium",
    "Offer rental and payment by use for what exceeds the limit." },
  { "Our champion leaves quality",
    "medium",
    "high",
    "Meet the two likely successors, and let him introduce us while he can." },
  { "Competitor bundles machines with software",
    "medium",
    "high",
    "Price software and service together; show the cost over five years." },
  { "Purchasing splits the frame agreement",
    "medium",
    "medium",
    "Agree with operations on what one supplier saves before the tender." },
  { "Delivery of sensors is late again",
    "low",
    "high",
    "Reserve two units from stock; weekly call with operations until delivered." },
  { "Plants abroad go on buying locally",
    "high",
    "low",
    "Ask headquarters for the list of what is installed; visit the largest." },
  { "Recalibration moves in house",
    "low",
    "medium",
    "Offer to train and audit their laboratory, which keeps us in." },
  { "Price increase is not accepted",
    "medium",
    "medium",
    "Tie it to the service levels they asked for, a year at a time." },
};

const SalSampleAction sal_sample_actions[SAL_SAMPLE_N_ACTIONS] = {
  { "Agree on the capability study with the head of quality", 0 },
  { "Draft the frame agreement and go through it with purchasing", 1 },
  { "List instruments that are out of contract", 2 },
  { "Show the results of the comparison in the second plant", 0 },
  { "Plan the exchange of the two oldest machines", 3 },
  { "Introduce our sponsor to the new head of operations", 4 },
  { "Two days of training per shift", 5 },
  { "Get the list of instruments in the plants abroad", 1 },
  { "Present the road map for exports", -1 },
  { "Prepare the quarterly review", -1 },
  { "Settle the open invoice of the last repair", -1 },
  { "Visit the plant that has never been visited", 4 },
  { "Offer remote diagnosis for all lines", 3 },
  { "Ask for a reference from the pilot plant", 1 },
};

const SalSamplePlay sal_sample_plays[SAL_SAMPLE_N_PLAYS] = {
  { "Inline inspection on the new line", "Inline Sensors", 2.5 },
  { "One software for results in all plants", "Software", 1.5 },
  { "Service contract for everything installed", "Calibration and Services", 1.2 },
  { "Coordinate measuring in the third plant", "Coordinate Measuring", 3 },
  { "Handhelds for incoming goods", "Instruments", 0.8 },
  { "Calibration of instruments of other makes", "Calibration and Services", 0.5 },
};

/**
 * sal_sample_find_trade:
 * @industry: (nullable): an industry of the sample
 *
 * Looks up what companies of an industry make, and what changes for them.
 *
 * Returns: that, of the first industry if there is none of the name
 */
const SalSampleTrade *
sal_sample_find_trade (const char *industry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (trades); i++)
    if (g_strcmp0 (trades[i].industry, industry) == 0)
      return &trades[i].trade;

  return &trades[0].trade;
}
