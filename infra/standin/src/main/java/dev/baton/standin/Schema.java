package dev.baton.standin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The objects of the org: standard fields with Salesforce's own lengths, and the fields that Baton's metadata adds. */
final class Schema {
    private static final String KEEPING = "IsDeleted:boolean:readonly CreatedDate:datetime:readonly"
            + " CreatedById:reference:readonly LastModifiedDate:datetime:readonly LastModifiedById:reference:readonly"
            + " SystemModstamp:datetime:readonly";
    private static final String PERSON =
            "Salutation:picklist:40 FirstName:string:40 LastName:string:80:required Name:string:121:readonly"
                    + " Title:string:128 Email:email:80 Phone:phone:40 MobilePhone:phone:40 Description:textarea:32000"
                    + " LeadSource:picklist:255 HasOptedOutOfEmail:boolean OwnerId:reference";

    static final SObject LEAD = SObject.of(
            "Lead",
            "00Q",
            "Id:id:readonly",
            PERSON,
            "Company:string:255:required Street:textarea:255 City:string:40 State:string:80 PostalCode:string:20",
            "Country:string:80 Website:url:255 Status:picklist:255 Industry:picklist:255 Rating:picklist:255",
            "AnnualRevenue:currency NumberOfEmployees:int IsConverted:boolean:readonly ConvertedDate:date:readonly",
            "ConvertedAccountId:reference:readonly ConvertedContactId:reference:readonly",
            "Request__c:string:255 Product__c:string:255 Language__c:string:40 Page__c:string:255",
            "Baton_Lead_Id__c:string:40:external Baton_Route__c:string:255 Baton_Pool__c:string:255 Baton_Score__c:double",
            "Baton_Reason__c:string:255 Baton_Owner__c:string:18 Baton_Assigned_At__c:datetime",
            "Baton_First_Touch__c:datetime Baton_SLA_Due__c:datetime",
            KEEPING);
    static final SObject CONTACT = SObject.of(
            "Contact",
            "003",
            "Id:id:readonly",
            PERSON,
            "AccountId:reference MailingCountry:string:80 MailingState:string:80 MailingCity:string:40",
            KEEPING);
    static final SObject ACCOUNT = SObject.of(
            "Account",
            "001",
            "Id:id:readonly Name:string:255:required Website:url:255 Type:picklist:255 Industry:picklist:255",
            "NumberOfEmployees:int AnnualRevenue:currency BillingCountry:string:80 OwnerId:reference",
            KEEPING);
    static final SObject ACCOUNT_TEAM_MEMBER = SObject.of(
            "AccountTeamMember",
            "01M",
            "Id:id:readonly AccountId:reference:required UserId:reference:required TeamMemberRole:picklist:40",
            KEEPING);
    static final SObject USER = SObject.of(
            "User",
            "005",
            "Id:id:readonly Username:string:80:required FirstName:string:40 LastName:string:80:required",
            "Name:string:121:readonly Email:email:128 Title:string:80 Department:string:80 IsActive:boolean",
            "UserType:picklist:40 TimeZoneSidKey:picklist:40 LanguageLocaleKey:picklist:40 Baton_Team__c:string:80",
            "Baton_Weight__c:double Baton_Cap_Open__c:double Baton_Cap_Day__c:double Baton_Cap_Week__c:double",
            "Baton_Away_From__c:date Baton_Away_To__c:date Baton_On__c:boolean Baton_Speaks__c:string:255",
            "Baton_Region__c:string:80 Baton_Booking_Url__c:url:255 ManagerId:reference",
            KEEPING.replace("IsDeleted:boolean:readonly ", ""));
    static final SObject GROUP = SObject.of(
            "Group",
            "00G",
            "Id:id:readonly Name:string:40:required DeveloperName:string:80 Type:picklist:40 Email:email:255",
            KEEPING.replace("IsDeleted:boolean:readonly ", ""));
    static final SObject TASK = SObject.of(
            "Task",
            "00T",
            "Id:id:readonly Subject:string:255 Status:picklist:40 Priority:picklist:40 Description:textarea:32000",
            "ActivityDate:date WhoId:reference WhatId:reference OwnerId:reference IsClosed:boolean:readonly",
            "IsReminderSet:boolean ReminderDateTime:datetime Baton_Task_Id__c:string:60:external",
            KEEPING);
    static final SObject CAMPAIGN = SObject.of(
            "Campaign",
            "701",
            "Id:id:readonly Name:string:80:required IsActive:boolean Type:picklist:40 Status:picklist:40",
            "OwnerId:reference",
            KEEPING);
    static final SObject CAMPAIGN_MEMBER = SObject.of(
            "CampaignMember",
            "00v",
            "Id:id:readonly CampaignId:reference:required LeadId:reference ContactId:reference Status:picklist:40",
            "HasResponded:boolean:readonly",
            KEEPING);

    private static final List<SObject> ALL =
            List.of(LEAD, CONTACT, ACCOUNT, ACCOUNT_TEAM_MEMBER, USER, GROUP, TASK, CAMPAIGN, CAMPAIGN_MEMBER);
    private static final Map<String, SObject> BY_NAME =
            ALL.stream().collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), Function.identity()));
    private static final Map<String, SObject> BY_PREFIX =
            ALL.stream().collect(Collectors.toMap(SObject::prefix, Function.identity()));

    private Schema() {}

    /** Every object. */
    static List<SObject> objects() {
        return ALL;
    }

    static Optional<SObject> object(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The object of the record with that id. */
    static Optional<SObject> ofRecord(String id) {
        return id.length() < 15 ? Optional.empty() : Optional.ofNullable(BY_PREFIX.get(id.substring(0, 3)));
    }
}
